package org.alongside.randomwalk;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alongside.access.SecretToken;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.ids.EntryId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.own.OwnLinks;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.state.Referrals;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Other support that workers begin to look for at any moment, each time at another service. */
final class RandomReferrals {
    private static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    private final Survivors survivors;
    private final TheirJourneys own;
    private final Referrals referrals;
    private final Directory directory;
    private final ServiceAnswers answers;
    private final OwnLinks links;
    private final Time time;
    private final RandomSupportMaps maps;

    RandomReferrals(
            Survivors survivors,
            TheirJourneys own,
            Referrals referrals,
            Directory directory,
            ServiceAnswers answers,
            OwnLinks links,
            Time time,
            AutowireCapableBeanFactory beans) {
        this.survivors = survivors;
        this.own = own;
        this.referrals = referrals;
        this.directory = directory;
        this.answers = answers;
        this.links = links;
        this.time = time;
        this.maps = beans.createBean(RandomSupportMaps.class);
    }

    /** Now and then a service answers; then one more is begun, and the map of support is drawn on. */
    void happen(Walked walked, Random random) {
        if (random.nextInt(2) == 0) {
            answers(walked, random);
        }
        begins(walked);
        maps.happen(walked, random);
    }

    /** A service answers a letter, also one that has not left or that nobody waits for any more: then nothing changes. */
    private void answers(Walked walked, Random random) {
        List<Referral> letters = asked(() -> referrals.of(walked.journey)).stream()
                .filter(one -> one.agreedUntil() != null)
                .toList();
        if (letters.isEmpty()) {
            return;
        }
        Referral letter = letters.get(random.nextInt(letters.size()));
        String token = SecretToken.make();
        survivors.says(() -> links.make(
                OwnLinks.Purpose.REFERRAL,
                LinkSubjectId.of(letter.id()),
                walked.journey,
                SecretToken.hash(token),
                time.now().plus(Duration.ofDays(300)),
                null));
        Referral.Answer answer = List.of(
                        Referral.Answer.TAKEN,
                        Referral.Answer.WAITING,
                        Referral.Answer.NOT_POSSIBLE,
                        Referral.Answer.CALL_US)
                .get(random.nextInt(4));
        boolean isOpen = asked(() -> answers.look(token)).state() == ServiceAnswers.State.OPEN;
        ServiceAnswers.State then = asked(() -> answers.answer(
                        token,
                        answer,
                        answer == Referral.Answer.WAITING ? answers.earliest().plusDays(random.nextInt(300)) : null))
                .state();
        assertThat(!isOpen || letter.state() == Referral.State.SENT && then == ServiceAnswers.State.ANSWERED)
                .isTrue();
        Referral after = asked(() -> referrals.find(letter.id())).orElseThrow();
        assertThat(after.answer()).isEqualTo(isOpen ? answer : letter.answer());
        assertThat(after.state()).isEqualTo(letter.state());
    }

    /** Whoever walks with them begins one; nothing happens where nobody walks with them. */
    private void begins(Walked walked) {
        List<String> walking = survivors.texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        if (walking.isEmpty() || !walked.isUnderWay()) {
            return;
        }
        WorkerId worker = WorkerId.of(walking.get(0));
        EntryId service = asked(() -> directory.add(
                new Content("An invented service", Kind.OTHER, Cost.FREE, Set.of(), Map.of()), SUPERVISOR));
        survivors.says(() -> own.change("referral: begin", walked.journey, worker, journey -> assertThat(
                        referrals.begin(journey.id(), journey.label(), service, worker))
                .isPresent()));
    }
}
