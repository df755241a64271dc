package org.alongside.directory.reviews;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.overview.WorkUnderWay;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What supervisors find of a service, and what becomes of its entry. (REFER-03) */
@ProcessTest
class EntryReviewProcessTest extends EntryReviewSteps {
    @Autowired
    WorkUnderWay work;

    @Test
    @Proves(PolicyId.REFER_03)
    void isStillRightAndCanBeReferredToForItsMonthsAgain() {
        EntryId entry = reviewed("Right", 300);
        LocalDate lastDay = today().minusDays(300).plusMonths(12);
        asksFor(entry);

        Task task = supervisor1(entry).offered(REVIEW);
        assertThat(day(task.getDueDate())).isEqualTo(lastDay);
        assertThat(task.getPriority()).isEqualTo(TaskPriority.CAN_WAIT);
        assertThat(tasklist.as("worker1").about(entry.recordId()).tasks()).isEmpty();
        assertThat(supervisor1(entry).formOf(task.getId()).get("reviewedEntry"))
                .as("whoever may take it sees which it is")
                .asString()
                .contains("Right", "Counselling", "00 000 0000", "Supervisor One", "/directory/" + entry);
        supervisor1(entry).claims(REVIEW).completes(REVIEW, found(entry, "STILL_RIGHT"));

        assertThat(outcomes(entry)).containsExactly("RIGHT supervisor1");
        assertThat(kept(entry).reviewedOn()).isEqualTo(today());
        assertThat(kept(entry).reviewedBy()).isEqualTo(WorkerId.of("supervisor1"));
        assertThat(passed.of(entry.recordId()))
                .contains("flow_fromWhatWasFound_toConfirmEntry", "endEvent_entryIsRight")
                .doesNotContain("serviceTask_confirmChange", "serviceTask_closeEntry", "serviceTask_putOffReview");
        time.passes(Period.ofYears(1));
        assertThat(asked(() -> directory.toReferTo(entry))).isPresent();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void isNotRightWhereItWasChangedSinceItWasShown() {
        EntryId entry = reviewed("Shown before", 300);
        asksFor(entry);
        Map<String, Object> asShown = found(supervisor1(entry).claims(REVIEW), "STILL_RIGHT");
        changes(entry, "Written by somebody else");

        Tasklist.Refusal refusal = supervisor1(entry).isRefused(REVIEW, asShown);

        assertThat(refusal.policyId()).isEqualTo("REFER-03");
        assertThat(refusal.sentence()).contains("changed since you opened this form");
        assertThat(kept(entry).reviewedOn()).isEqualTo(today().minusDays(300));
        assertThat(supervisor1(entry)
                        .isRefused(REVIEW, Map.of("entryReview", "STILL_RIGHT"))
                        .policyId())
                .as("and not where nothing says what was shown")
                .isEqualTo("REFER-03");
        supervisor1(entry).completes(REVIEW, found(entry, "STILL_RIGHT"));
        assertThat(kept(entry).content().name()).isEqualTo("Written by somebody else");
        assertThat(kept(entry).reviewedOn()).isEqualTo(today());
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void isChangedOnItsPageBeforeItCountsAsChanged() {
        EntryId entry = reviewed("Moved", 300);
        asksFor(entry);
        supervisor1(entry).claims(REVIEW);

        Tasklist.Refusal refusal = supervisor1(entry).isRefused(REVIEW, found(entry, "CHANGED"));
        assertThat(refusal.policyId()).isEqualTo("REFER-03");
        assertThat(refusal.sentence()).contains("Nothing was changed", "page");
        assertThat(outcomes(entry)).containsExactly("OPEN");

        changes(entry, "Moved to another street");
        assertThat(outcomes(entry)).as("a change is no review").containsExactly("OPEN");
        supervisor1(entry).completes(REVIEW, found(entry, "CHANGED"));

        assertThat(outcomes(entry)).containsExactly("CHANGED supervisor1");
        assertThat(kept(entry).reviewedOn()).isEqualTo(today());
        assertThat(passed.of(entry.recordId()))
                .contains("flow_fromWhatWasFound_toConfirmChange", "endEvent_entryIsRightAgain");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void isClosedAndReferredToNoMore() {
        EntryId entry = reviewed("Gone", 300);
        asksFor(entry);
        supervisor1(entry).claims(REVIEW).completes(REVIEW, found(entry, "CLOSED"));

        assertThat(outcomes(entry)).containsExactly("CLOSED supervisor1");
        assertThat(kept(entry).closed()).isTrue();
        assertThat(passed.of(entry.recordId()))
                .contains("flow_fromWhatWasFound_toCloseEntry", "endEvent_entryIsClosed");
        asksFor(entry);
        assertThat(running(entry)).as("what is closed is not reviewed").isZero();
        refusesToRefer(entry);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void nobodyAnswersThereSoItIsAskedAgainInAWeekAndGoesStaleByItsDay() {
        EntryId entry = reviewed("Silent", 361);
        asksFor(entry);
        supervisor1(entry).claims(REVIEW).completes(REVIEW, found(entry, "NOBODY_ANSWERS"));

        assertThat(outcomes(entry)).containsExactly("NO_ANSWER supervisor1");
        assertThat(passed.of(entry.recordId()))
                .contains("flow_fromWhatWasFound_toPutOffReview", "endEvent_nobodyAnsweredThere");
        assertThat(kept(entry).reviewedOn()).isEqualTo(today().minusDays(361));
        assertThat(isDue(entry)).isFalse();
        time.passes(Duration.ofDays(6));
        assertThat(isDue(entry)).isFalse();
        time.passes(Duration.ofDays(1));
        assertThat(isDue(entry)).isTrue();
        refusesToRefer(entry);
        asksFor(entry);
        assertThat(supervisor1(entry).offered(REVIEW)).isNotNull();
        assertThat(outcomes(entry)).containsExactly("NO_ANSWER supervisor1", "OPEN");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whereNobodyReviewsItItGoesStaleAndStandsAtTheTeam() {
        EntryId entry = reviewed("Forgotten", 300);
        asksFor(entry);
        supervisor1(entry).claims(REVIEW);
        Map<String, Object> answers = found(entry, "STILL_RIGHT");
        String before = supervisor1(entry).theirs(REVIEW).getId();
        LocalDate lastDay = today().minusDays(300).plusMonths(12);
        assertThat(asked(() -> directory.toReferTo(entry))).isPresent();

        time.passes(Period.between(today(), lastDay).plusDays(1));
        time.timersRun();

        assertThat(passed.of(entry.recordId()))
                .contains("boundaryEvent_entryNotReviewed", "flow_fromEntryNotReviewed_toEntryReviewIsNeeded");
        refusesToRefer(entry);
        Task again = tasklist.as("supervisor2").about(entry.recordId()).offered(REVIEW);
        assertThat(again.getPriority()).isEqualTo(TaskPriority.DEFAULT);
        assertThat(day(again.getDueDate())).isEqualTo(lastDay);
        assertThat(asked(Tasklist.ORGANISATION, transaction, () -> work.overdue(500)).stream()
                        .map(WorkUnderWay.OpenTask::id))
                .contains(again.getId());
        assertThatThrownBy(() -> supervisor1(entry).sends(before, answers)).isInstanceOf(RuntimeException.class);
        assertThat(outcomes(entry)).containsExactly("OPEN");
        time.passes(Duration.ofDays(15));
        time.timersRun();
        assertThat(tasklist.as("supervisor2")
                        .about(entry.recordId())
                        .claims(REVIEW)
                        .completes(REVIEW, found(tasklist.as("supervisor2").about(entry.recordId()), "STILL_RIGHT")))
                .isNotNull();
        assertThat(asked(() -> directory.toReferTo(entry))).isPresent();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatNobodyHasReviewedYetIsDueInTwoWeeksAndSaysSo() {
        EntryId entry = reviewed("Imported", 10);
        importsAnew(entry);
        asksFor(entry);

        Task task = supervisor1(entry).offered(REVIEW);
        assertThat(day(task.getDueDate())).isEqualTo(today().plusDays(14));
        supervisor1(entry).claims(REVIEW);
        assertThat(supervisor1(entry).opens(REVIEW).get("reviewedEntry"))
                .asString()
                .contains("nobody has yet");
        refusesToRefer(entry);
        supervisor1(entry).completes(REVIEW, found(entry, "STILL_RIGHT"));
        assertThat(asked(() -> directory.toReferTo(entry))).isPresent();
    }

    /** It is imported anew, or closed by an import, while somebody is asked. */
    @Test
    @Proves(PolicyId.REFER_03)
    void anImportMeanwhileIsSeenOrEndsIt() {
        EntryId entry = reviewed("Imported anew", 300);
        asksFor(entry);
        Map<String, Object> asShown = found(supervisor1(entry).claims(REVIEW), "STILL_RIGHT");
        importsAnew(entry);
        assertThat(supervisor1(entry).isRefused(REVIEW, asShown).policyId()).isEqualTo("REFER-03");
        looks();
        assertThat(outcomes(entry)).containsExactly("OPEN");

        change("update alongside.directory_entry set closed = true, version = version + 1 where id = '" + entry + "'");
        looks();

        assertThat(outcomes(entry)).containsExactly("CALLED_OFF service");
        assertThat(running(entry)).isZero();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void endsInTheTransactionInWhichItIsDecidedOnThePage() {
        EntryId first = reviewed("Page", 300);
        EntryId second = reviewed("Page closes", 300);
        asksFor(first);
        asksFor(second);
        String id = supervisor1(first).claims(REVIEW).theirs(REVIEW).getId();
        Map<String, Object> answers = found(first, "STILL_RIGHT");

        assertThatThrownBy(() -> asked(Tasklist.ORGANISATION, transaction, () -> {
                    directory.reviewed(first, kept(first).version(), SUPERVISOR2);
                    assertThat(running(first)).isZero();
                    throw new IllegalStateException("it does not come to its end");
                }))
                .hasMessageContaining("does not come");
        assertThat(running(first)).isEqualTo(1);
        assertThat(outcomes(first)).containsExactly("OPEN");

        says(() -> directory.reviewed(first, kept(first).version(), SUPERVISOR2));
        says(() -> directory.close(second, kept(second).version(), true, SUPERVISOR2));

        assertThat(outcomes(first)).containsExactly("CALLED_OFF supervisor2");
        assertThat(outcomes(second)).containsExactly("CALLED_OFF supervisor2");
        assertThat(running(first) + running(second)).isZero();
        assertThatThrownBy(() -> supervisor1(first).sends(id, answers)).isInstanceOf(RuntimeException.class);
        assertThat(kept(first).reviewedBy()).isEqualTo(SUPERVISOR2);
    }

    @Test
    void oneOfTwoSupervisorsAnswers() {
        EntryId entry = reviewed("Both", 300);
        asksFor(entry);
        Task offered = supervisor1(entry).offered(REVIEW);
        supervisor1(entry).claims(offered);
        Tasklist.Person second = tasklist.as("supervisor2").about(entry.recordId());
        assertThatThrownBy(() -> second.claims(offered)).isInstanceOf(RuntimeException.class);
        assertThat(second.tries(offered.getId(), found(entry, "CLOSED"))).isNotNull();
        supervisor1(entry).completes(REVIEW, found(entry, "STILL_RIGHT"));
        assertThatThrownBy(() -> second.sends(offered.getId(), Map.of("entryReview", "CLOSED")))
                .isInstanceOf(RuntimeException.class);
        assertThat(outcomes(entry)).containsExactly("RIGHT supervisor1");
        assertThat(kept(entry).closed()).isFalse();
    }

    /** The engine has ids, days and a priority: neither the name of a service nor what was found. */
    @Test
    void theEngineHoldsNoWordOfTheEntry() {
        EntryId entry = reviewed("Nameless Pūkeko", 300);
        asksFor(entry);
        supervisor1(entry).claims(REVIEW);
        supervisor1(entry).opens(REVIEW);
        assertThat(List.of("organisationId", "reviewBy", "askAgainOn", "taskPriority"))
                .containsAll(variables(entry));
        assertThat(supervisor1(entry).theirs(REVIEW).getName()).isEqualTo("Review a service of the directory");
    }

    private void refusesToRefer(EntryId entry) {
        assertThatThrownBy(() -> asked(() -> directory.toReferTo(entry)))
                .isInstanceOf(Refused.class)
                .satisfies(refused -> assertThat(((Refused) refused).isUnder(PolicyId.REFER_03))
                        .isTrue());
    }

    private static LocalDate day(java.util.Date date) {
        return date.toInstant().atZone(EngineClock.ZONE).toLocalDate();
    }
}
