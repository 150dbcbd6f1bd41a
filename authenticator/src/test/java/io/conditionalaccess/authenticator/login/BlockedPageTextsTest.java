// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.core.posture.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlockedPageTextsTest {
    private static final Set<Rule> ALLOWING = EnumSet.of(
            Rule.HEALTHY,
            Rule.EXEMPT_CLIENT,
            Rule.BREAK_GLASS,
            Rule.EXEMPT_DEVICE,
            Rule.IN_GRACE_PERIOD,
            Rule.STALE_TOLERATED,
            Rule.SOURCE_OUTAGE_TOLERATED,
            Rule.UNKNOWN_DEVICE_ALLOWED,
            Rule.UNBOUND_SESSION_ALLOWED);

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        assertThat(bundle("de").keySet())
                .containsExactlyInAnyOrderElementsOf(bundle("en").keySet());
    }

    @Test
    void everyRuleThatDeniesHasItsTexts() throws IOException {
        Stream<String> variants = Stream.concat(
                EnumSet.complementOf(EnumSet.copyOf(ALLOWING)).stream().map(Rule::wire),
                Stream.of(BlockedPage.RISK_HIGH, BlockedPage.SESSION_ENDED));

        assertThat(bundle("en").keySet())
                .containsAll(variants.flatMap(variant ->
                                Stream.of("title", "why", "todo").map(part -> "deviceBlocked." + part + "." + variant))
                        .toList());
    }

    @Test
    void everyWayOfNotBeingRecognisedHasItsAdvice() throws IOException {
        assertThat(bundle("en").keySet())
                .containsAll(Arrays.stream(Unrecognised.values())
                        .map(reason -> "deviceBlocked.unrecognised." + reason.word())
                        .toList());
    }

    @Test
    void everyWarningHasItsTexts() throws IOException {
        assertThat(bundle("en").keySet())
                .containsAll(Arrays.stream(WarningReason.values())
                        .flatMap(reason ->
                                Stream.of("why", "todo").map(part -> "deviceWarning." + part + "." + reason.word()))
                        .toList());
    }

    @Test
    void everyStageOfAnOpenFindingHasItsText() throws IOException {
        assertThat(bundle("en").keySet())
                .containsAll(Arrays.stream(Stage.values())
                        .filter(stage -> !stage.closesFinding())
                        .map(stage -> "deviceBlocked.stage." + stage.wire())
                        .toList());
    }

    /** Keycloak formats each text; a single apostrophe would vanish, an open brace would break the page. */
    @Test
    void textsSurviveFormatting() throws IOException {
        for (String language : Set.of("en", "de")) {
            ResourceBundle bundle = bundle(language);
            assertThat(bundle.keySet()).allSatisfy(key -> {
                String text = bundle.getString(key);
                assertThat(new MessageFormat(text).format(new Object[0]))
                        .as(language + " " + key)
                        .isNotBlank()
                        .isEqualTo(text.replace("''", "'"));
            });
        }
    }

    private static ResourceBundle bundle(String language) throws IOException {
        String name = "/theme-resources/messages/messages_" + language + ".properties";
        try (InputStream in = BlockedPageTextsTest.class.getResourceAsStream(name)) {
            return new PropertyResourceBundle(in);
        }
    }
}
