// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every mail of a realm; as much of SMTP (RFC 5321) as Keycloak needs. */
final class Mailbox implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/login-actions/[^\\s\"<>]+");
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
    private final ServerSocket server;

    private Mailbox() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread postman = new Thread(this::serve, "mailbox");
        postman.setDaemon(true);
        postman.start();
    }

    static Mailbox of(TestRealm realm) {
        Mailbox mailbox = new Mailbox();
        new RealmSettings(realm)
                .change(Map.of(
                        "smtpServer",
                        Map.of(
                                "host", mailbox.server.getInetAddress().getHostAddress(),
                                "port", Integer.toString(mailbox.server.getLocalPort()),
                                "from", "keycloak@demo.example")));
        return mailbox;
    }

    /** The link in the next mail. */
    URI link() {
        try {
            String mail = mails.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Matcher link = LINK.matcher(String.valueOf(mail));
            if (!link.find()) {
                throw new AssertionError("no link in " + mail);
            }
            return URI.create(link.group());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                take(caller);
            } catch (IOException e) {
                // Closed, or the caller went away; who waits for a mail says that none came.
            }
        }
    }

    private void take(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
        Writer out = new OutputStreamWriter(caller.getOutputStream(), US_ASCII);
        say(out, "220 mailbox");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("DATA")) {
                say(out, "354 go ahead");
                mails.add(decoded(message(in)));
                say(out, "250 taken");
            } else if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 mailbox");
            }
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append("\r\n");
        }
        return message.toString();
    }

    /** Quoted-printable, as far as addresses need it (RFC 2045, 6.7). */
    private static String decoded(String message) {
        return message.contains("quoted-printable")
                ? message.replace("=\r\n", "").replace("=3D", "=")
                : message;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
