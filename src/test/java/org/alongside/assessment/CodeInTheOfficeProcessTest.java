package org.alongside.assessment;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.alongside.access.SecretToken;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OwnCodes;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A code that a worker makes for a device in the office, and what is tried with it. */
@ProcessTest
class CodeInTheOfficeProcessTest extends AnsweringSteps {
    private static final WorkerId WORKER = WorkerId.of("worker1");

    @Autowired
    TabletCodes codes;

    private String code() {
        return inOne(() -> codes.make(journey, WORKER)).code();
    }

    private Optional<AnsweredBy> types(String code) {
        return types(code, SecretToken.make());
    }

    private Optional<AnsweredBy> types(String code, String press) {
        return asked(() -> answering.takeCode(code, press)).map(AnsweredBy::sitting);
    }

    /** Another one that begins with the same two digits. */
    private static String like(String code, int n) {
        return code.substring(0, 2) + String.format("%06d", (Integer.parseInt(code.substring(2)) + 1 + n) % 1_000_000);
    }

    @Test
    @Proves(PolicyId.MONITOR_03)
    void isAnsweredWithACodeAndTheWorkerIsToldNothing() {
        String code = code();
        assertThat(code).matches("[0-9]{8}");
        AnsweredBy survivor = types(code).orElseThrow();
        assertThat(found(survivor).orElseThrow().isOnTablet()).isTrue();
        saves(survivor, "easyToReach", "5");
        assertThat(sends(survivor)).isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by survivor");
        assertThat(way()).isEqualTo("ON_TABLET");
        assertThat(isClosed(survivor)).isTrue();
        assertThat(sends(survivor)).as("sent twice").isEqualTo(Outcome.DONE);
        assertThat(inOne(() -> codes.round(journey, WORKER)))
                .as("the worker sees the round until its day, whatever came of it")
                .isPresent();
        assertThat(survivors.count(
                        "select count(*) from alongside.ledger_entry where chain = '" + journey
                                + "' and act = 'assessment code made' and actor = 'worker1' and :journey is not null",
                        journey))
                .isOne();
        assertThat(survivors.count(
                        "select count(*) from alongside.own_code where journey_id = :journey and code_hash like '%"
                                + code + "%'",
                        journey))
                .as("only a hash")
                .isZero();
    }

    private String way() {
        return inOne(
                () -> jdbc.sql("select way from alongside.assessment where journey_id = :journey and way is not null")
                        .param("journey", journey.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void byALinkIsAnotherWay() {
        sends(opened());
        assertThat(way()).isEqualTo("BY_LINK");
    }

    /** The worker types it themselves, before and after the survivor did. */
    @Test
    @Proves(PolicyId.MONITOR_03)
    void whoTypesACodeReadsNothingThatWasSaidBefore() {
        saves(opened(), "whatHelped", "By link");
        AnsweredBy survivor = types(code()).orElseThrow();
        assertThat(found(survivor).orElseThrow().draft()).isEmpty();
        saves(survivor, "whatHelped", "On the tablet");

        AnsweredBy other = types(code()).orElseThrow();

        assertThat(found(other).orElseThrow().draft()).isEmpty();
        assertThat(isClosed(survivor)).as("one sitting at a time").isTrue();
        assertThat(found(opened()).orElseThrow().draft())
                .as("what they said by themselves is still there")
                .isEqualTo(Map.of("whatHelped", "By link"));
    }

    @Test
    void makingACodeLeavesTheirLinkAsItIs() {
        String token = link();
        code();
        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isPresent();
    }

    @Test
    void opensOnceAndForWhoPressedTwice() {
        String code = code();
        String press = SecretToken.make();
        assertThat(types(code, press)).isPresent().isEqualTo(types(code, press));
        assertThat(types(code)).isEmpty();
    }

    @Test
    void ofTwoCodesTheLastOneOpens() {
        String first = code();
        String second = code();
        assertThat(types(first)).isEmpty();
        assertThat(types(second)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensForTenMinutes(boolean inTime) {
        String code = code();
        time.passes(Duration.ofMinutes(inTime ? 9 : 11));
        assertThat(types(code).isPresent()).isEqualTo(inTime);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closesAfterTwentyMinutesWithoutUse(boolean inTime) {
        AnsweredBy survivor = types(code()).orElseThrow();
        time.passes(Duration.ofMinutes(19));
        assertThat(found(survivor)).isPresent();
        time.passes(Duration.ofMinutes(inTime ? 19 : 21));
        assertThat(found(survivor).isPresent()).isEqualTo(inTime);
    }

    @Test
    void theFifthTryStillOpensIt() {
        String code = code();
        IntStream.range(0, OwnCodes.TRIES_MAX - 1)
                .forEach(n -> assertThat(types(like(code, n))).isEmpty());
        assertThat(types(code)).isPresent();
    }

    /** All of them at once, so that none of them is counted too late. */
    @Test
    @Proves(PolicyId.MONITOR_03)
    void whoTriesManyOpensNothing() {
        String code = code();
        List<CompletableFuture<Optional<AnsweredBy>>> tries = IntStream.range(0, 400)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> types(like(code, n))))
                .toList();
        assertThat(tries).allMatch(one -> one.join().isEmpty());
        assertThat(types(code)).as("the right one").isEmpty();
        assertThat(survivors.count("select tries from alongside.own_code where journey_id = :journey", journey))
                .isEqualTo(OwnCodes.TRIES_MAX);
        assertThat(types(code())).as("a new one").isPresent();
    }

    @Test
    void ofTwoAtOnceOneOpensIt() {
        String code = code();
        List<CompletableFuture<Optional<AnsweredBy>>> both = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> types(code)))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567x", "'; drop table"})
    void whatIsNoCodeOpensNothing(String typed) {
        assertThat(types(typed)).isEmpty();
    }

    /** Whoever walked with them knows the code, and could type it elsewhere. */
    @Test
    @Proves(PolicyId.MONITOR_01)
    void opensNothingWhenWhoMadeItIsNotTheirWorkerAnyMore() {
        String code = code();
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.CONTACT_ONLY));
        AnsweredBy typedBefore = types(code()).orElseThrow();
        String notTyped = code();
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(types(code)).isEmpty();
        assertThat(types(notTyped)).isEmpty();
        assertThat(isOver(typedBefore)).isTrue();
    }

    /** Between the code and its use, and between its use and the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"PAUSE", "LEAVE", "ERASE", "SENT"})
    void isOverWhenTheRoundIs(String how) {
        AnsweredBy survivor = types(code()).orElseThrow();
        saves(survivor, "whatHelped", "Tea");
        String code = code();
        says(() -> {
            switch (how) {
                case "PAUSE" -> this.survivor.pauses(journey);
                case "LEAVE" -> this.survivor.leaves(journey);
                case "ERASE" -> this.survivor.withdraws(journey, org.alongside.consent.Purpose.KEEP_RECORD, WORKER);
                default -> sends(survivor);
            }
        });
        assertThat(types(code)).isEmpty();
        assertThat(isClosed(survivor)).isTrue();
        assertThat(count("assessment_draft")).isZero();
        if (how.equals("SENT")) {
            assertThat(types(code()))
                    .as("a code like any other, which opens nothing")
                    .isEmpty();
            return;
        }
        assertThatThrownBy(this::code)
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.isUnder(PolicyId.MONITOR_01))
                        .isTrue());
        assertThat(Objects.requireNonNull(inOne(() -> codes.round(journey, WORKER))))
                .isEmpty();
    }
}
