// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Keycloak's embedded database in a folder of our choice. */
public final class H2File {
    /** VALUE is a column name in Keycloak's schema; the rest keeps H2 open until Keycloak itself closes it. */
    private static final String AS_KEYCLOAK_WANTS_IT = ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0";

    /** Otherwise H2 writes up to half a second after a commit, and a kill in that time loses what was acknowledged. */
    private static final String WRITE_AT_COMMIT = ";WRITE_DELAY=0";

    /** H2 shares a file only with a process that may close it when it exits. */
    private static final String AS_SHARED = ";NON_KEYWORDS=VALUE;AUTO_SERVER=TRUE;DB_CLOSE_ON_EXIT=TRUE";

    private static final String USER = "sa";
    private static final String PASSWORD = "password";

    private H2File() {}

    /** The server options that put it there. */
    public static List<String> in(Path folder) {
        return List.of(
                "--db=dev-file",
                "--db-url=" + url(folder) + AS_KEYCLOAK_WANTS_IT + WRITE_AT_COMMIT,
                "--db-username=" + USER,
                "--db-password=" + PASSWORD);
    }

    /** As {@link #in}, and other processes can open it at the same time, with {@link #connectShared}. */
    public static List<String> shared(Path folder) {
        return List.of(
                "--db=dev-file",
                "--db-url=" + url(folder) + AS_SHARED + ";DB_CLOSE_DELAY=0" + WRITE_AT_COMMIT,
                "--db-username=" + USER,
                "--db-password=" + PASSWORD);
    }

    /** Opens it while a server does that was started with {@link #shared}. */
    public static Connection connectShared(Path folder) throws SQLException {
        return DriverManager.getConnection(url(folder) + AS_SHARED, USER, PASSWORD);
    }

    /** Opens it while no server does. */
    public static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection(url(folder) + ";NON_KEYWORDS=VALUE;IFEXISTS=TRUE", USER, PASSWORD);
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("keycloak");
    }
}
