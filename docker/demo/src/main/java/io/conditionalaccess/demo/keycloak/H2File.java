// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.nio.file.Path;
import java.util.List;

/** Keycloak's embedded database in a folder of our choice. */
public final class H2File {
    /** VALUE is a column name in Keycloak's schema; the rest keeps H2 open until Keycloak itself closes it. */
    private static final String AS_KEYCLOAK_WANTS_IT = ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0";

    /** Otherwise H2 writes up to half a second after a commit, and a kill in that time loses what was acknowledged. */
    private static final String WRITE_AT_COMMIT = ";WRITE_DELAY=0";

    private H2File() {}

    /** The server options that put it there. */
    public static List<String> in(Path folder) {
        Path file = folder.toAbsolutePath().resolve("keycloak");
        return List.of("--db=dev-file", "--db-url=jdbc:h2:file:" + file + AS_KEYCLOAK_WANTS_IT + WRITE_AT_COMMIT);
    }
}
