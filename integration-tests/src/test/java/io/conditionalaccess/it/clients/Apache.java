// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.conditionalaccess.it.Eventually;
import io.conditionalaccess.it.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Apache with mod_auth_openidc, on a free port, with {@code src/test/clients/apache/httpd.conf}. */
final class Apache implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/apache2";

    private final Process process;
    private final int port;
    private final Path content;

    private Apache(Process process, int port, Path content) {
        this.process = process;
        this.port = port;
        this.content = content;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it listens; further command line options, such as {@code -D}, come last. */
    static Apache start(Workplace workplace, int port, List<String> options) {
        Path folder = workplace.folder("apache");
        Path log = folder.resolve("error.log");
        try {
            Path content = content();
            Map<String, String> definitions = Map.of(
                    "folder", folder.toString(),
                    "content", content.toString(),
                    "port", Integer.toString(port),
                    "realm", workplace.realm().toString(),
                    "ca",
                            Files.writeString(folder.resolve("ca.pem"), workplace.authority())
                                    .toString(),
                    "user", servingUser());
            List<String> command = new ArrayList<>(List.of(PROGRAM, "-DFOREGROUND"));
            definitions.forEach((name, value) -> command.addAll(List.of("-C", "Define " + name + " " + value)));
            command.addAll(List.of("-f", Workplace.source("apache/httpd.conf").toString()));
            command.addAll(options);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            Apache apache = new Apache(process, port, content);
            Eventually.holds("Apache listens or has ended, see " + log, () -> !process.isAlive() || apache.listens());
            if (!process.isAlive()) {
                apache.close();
                throw new IllegalStateException("Apache ended, see the logs in " + folder);
            }
            return apache;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + PROGRAM + "; are its packages installed?", e);
        }
    }

    /** The start page, for example {@code http://localhost:8080/}. */
    URI home() {
        return URI.create("http://localhost:" + port + "/");
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Started by root, Apache serves as another user, who may not be able to read the checkout. */
    private static String servingUser() {
        String user = System.getProperty("user.name");
        return user.equals("root") ? "www-data" : user;
    }

    private static Path content() throws IOException {
        Path folder = Files.createTempDirectory("content");
        Files.setPosixFilePermissions(folder, fromString("rwxr-xr-x"));
        Path page = Files.createFile(folder.resolve("index.shtml"), asFileAttribute(fromString("rw-r--r--")));
        Files.setPosixFilePermissions(page, fromString("rw-r--r--"));
        Files.writeString(page, Files.readString(Workplace.source("apache/content/index.shtml")));
        return folder;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            Files.deleteIfExists(content.resolve("index.shtml"));
            Files.deleteIfExists(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
