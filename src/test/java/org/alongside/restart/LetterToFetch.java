package org.alongside.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter that waits to be fetched.
 *
 * @param reference its number
 * @param code as the worker is shown it
 */
record LetterToFetch(String reference, String code) {
    private static final Pattern CODE = Pattern.compile("`([0-9]{4}) ([0-9]{4})`");
    private static final Pattern REFERENCE = Pattern.compile("Number of the letter:\\*\\* ([A-Z2-9]{8})");
    private static final Pattern PAGE =
            Pattern.compile("http://localhost(/own/letter-file/[0-9a-f]{12}/[A-Za-z0-9_-]{43})");

    /** As the form shows it before it goes. */
    static LetterToFetch of(String seen) {
        Matcher reference = REFERENCE.matcher(seen);
        Matcher code = CODE.matcher(seen);
        assertThat(reference.find() && code.find()).as(seen).isTrue();
        return new LetterToFetch(reference.group(1), code.group(1) + code.group(2));
    }

    /** Where it is fetched, as the last of these mails about it says. */
    Optional<String> pageIn(List<String> mails) {
        return mails.stream()
                .filter(mail -> mail.contains(reference))
                .map(mail -> PAGE.matcher(mail.replace("=\r\n", "")))
                .filter(Matcher::find)
                .map(page -> page.group(1))
                .reduce((first, second) -> second);
    }
}
