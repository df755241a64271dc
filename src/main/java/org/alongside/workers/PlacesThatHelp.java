package org.alongside.workers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingCheck;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** Where an organisation sends whoever has to wait for a worker, beside the numbers to call. */
@Component
@Policy(PolicyId.SAFE_03)
class PlacesThatHelp implements FormText {
    private static final int PLACES_MAX = 20;
    private static final int LENGTH_MAX = 200;

    private final Settings settings;

    PlacesThatHelp(Settings settings) {
        this.settings = settings;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Override
    public String key() {
        return "placesThatHelp";
    }

    /** They are nobody's own: whoever sees the task sees them. */
    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return lines(settings.text(SettingKey.PLACES_THAT_HELP)).stream()
                .map(place -> "- " + FormText.plain(place))
                .collect(Collectors.joining("\n"));
    }

    /** Nobody waits with an empty list. */
    @Component
    static final class Check implements SettingCheck {
        @Override
        public SettingKey setting() {
            return SettingKey.PLACES_THAT_HELP;
        }

        @Override
        public Optional<String> wrong(String value) {
            List<String> places = lines(value);
            return places.isEmpty()
                            || places.size() > PLACES_MAX
                            || places.stream().anyMatch(place -> place.length() > LENGTH_MAX)
                    ? Optional.of(Words.here("refused.places-from-to", PLACES_MAX, LENGTH_MAX))
                    : Optional.empty();
        }
    }
}
