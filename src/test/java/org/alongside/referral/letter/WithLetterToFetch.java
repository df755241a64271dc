package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.referral.letter.LetterFiles.Shown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What tests of letters that a service fetches share: one that waits to be fetched, what became of it, and the mail about it. */
abstract class WithLetterToFetch extends WithLetterPost {
    static final Map<String, Object> AT_ADDRESS = Map.of("letterDecision", "SEND", "letterGoes", "ADDRESS");
    private static final Pattern CODE = Pattern.compile("`([0-9]{4}) ([0-9]{4})`");
    private static final Pattern TOKEN =
            Pattern.compile("https://quiet\\.example/own/letter-file/[0-9a-f]{12}/([A-Za-z0-9_-]{43})");

    @Autowired
    LetterFiles files;

    @Autowired
    ApplicationEventPublisher events;

    /** Something that waits to be fetched. */
    record Sent(JourneyId journey, String token, String code) {}

    Map<String, Object> agreedAtAddress(String... classes) {
        Map<String, Object> agreed = agreedByMail(classes);
        agreed.put("letterBy", "ADDRESS");
        return agreed;
    }

    final JourneyId built(EntryId service) {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        worker1().completes(AGREE, agreedAtAddress("NAME", "OWN_WORDS"));
        return journey;
    }

    final Sent queued(EntryId service) {
        JourneyId journey = built(service);
        String code = code(worker1().opens(SEE).toString());
        worker1().completes(SEE, AT_ADDRESS);
        return new Sent(journey, "", code);
    }

    final Sent sent(EntryId service) {
        Sent queued = queued(service);
        send();
        return new Sent(queued.journey(), token(SERVER.taken().size() - 1), queued.code());
    }

    static String code(String form) {
        Matcher code = CODE.matcher(form);
        assertThat(code.find()).as(form).isTrue();
        return code.group(1) + code.group(2);
    }

    /** As it stands in a mail whose lines are folded. */
    static String token(int mail) {
        Matcher token = TOKEN.matcher(plain(SERVER.taken().get(mail)));
        assertThat(token.find()).as(SERVER.taken().get(mail)).isTrue();
        return token.group(1);
    }

    static String plain(String mail) {
        return mail.replace("=\r\n", "").replace("=3D", "=").replace("=5F", "_");
    }

    final Shown fetch(String token, String code) {
        return asked(() -> files.fetch(token, code));
    }

    final Shown look(String token) {
        return asked(() -> files.look(token));
    }

    static String other(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    final List<String> file(JourneyId journey) {
        return survivors.texts("""
                select concat_ws(' ', 'wrong', f.wrong_codes, 'fetches', f.fetches, f.because) from alongside.letter_file f
                join alongside.referral r on r.id = f.referral_id where r.journey_id = :journey
                """, journey);
    }

    final long ledger(JourneyId journey, String act) {
        return survivors
                .texts("select act from alongside.ledger_entry where chain = cast(:journey as text)", journey)
                .stream()
                .filter(act::equals)
                .count();
    }

    final void isOver(Shown shown) {
        assertThat(shown).isEqualTo(Shown.OVER);
    }
}
