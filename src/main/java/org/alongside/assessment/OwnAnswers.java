package org.alongside.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.alongside.access.SecretToken;
import org.alongside.assessment.AnswerRows.Draft;
import org.alongside.assessment.AssessmentRows.Locked;
import org.alongside.assessment.Assessments.State;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.assessment.policy.WhoseDraft;
import org.alongside.consent.ConsentLedger;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.DeployedForms;
import org.alongside.engine.DeployedForms.DeployedForm;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.own.OwnCodeId;
import org.alongside.own.OwnCodes;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what a survivor answers: kept under their key, seen by nobody, told to their worker only where they say so. */
@Service
@Policy(value = PolicyId.MONITOR_03, database = "trigger assessment_answers_fit")
@BpmnMessages(process = ClientAssessmentProcess.KEY, names = ClientAssessmentProcess.MESSAGE_ASSESSMENT_ANSWERED)
class OwnAnswers implements Answering {
    /** The form of the assessment. */
    static final String FORM = "client-assessment.form2";

    /**
     * An open assessment, and who fills it in.
     *
     * @param beside who can see what is answered, beside the survivor; empty for nobody
     * @param way how it is filled in
     */
    private record Held(Locked locked, String beside, Way way) {
        AssessmentId id() {
            return locked.id();
        }

        JourneyId journeyId() {
            return locked.journeyId();
        }
    }

    /** Who acts where the survivor does, for the ledger; no account has this id. */
    private static final WorkerId SURVIVOR = WorkerId.of("survivor");

    private final Assessments assessments;
    private final AssessmentRows assessmentRows;
    private final AnswerRows rows;
    private final OwnLinks links;
    private final OwnCodes codes;
    private final DeployedForms forms;
    private final Processes processes;
    private final Records records;
    private final ConsentLedger consent;
    private final TransactionTemplate transaction;

    OwnAnswers(
            Assessments assessments,
            AssessmentRows assessmentRows,
            AnswerRows rows,
            OwnLinks links,
            OwnCodes codes,
            DeployedForms forms,
            Processes processes,
            Records records,
            ConsentLedger consent,
            TransactionTemplate transaction) {
        this.assessments = assessments;
        this.assessmentRows = assessmentRows;
        this.rows = rows;
        this.links = links;
        this.codes = codes;
        this.forms = forms;
        this.processes = processes;
        this.records = records;
        this.consent = consent;
        this.transaction = transaction;
    }

    @Override
    public boolean isOpen(String token) {
        return inOne(() -> links.find(Purpose.ASSESSMENT, token)
                .filter(link -> assessmentRows.isOpen(link.subjectId().assessment()))
                .isPresent());
    }

    @Override
    public Optional<String> take(String token, String press) {
        return inOne(() -> links.open(
                Purpose.ASSESSMENT,
                Purpose.ASSESSMENT,
                token,
                press,
                link -> assessmentRows.isOpen(link.subjectId().assessment()) && isInGoodHands(link)));
    }

    @Override
    public Optional<String> takeCode(String code, String press) {
        if (!SecretToken.isToken(press) || !OwnCodes.isCode(code)) {
            return Optional.empty();
        }
        String secret = SecretToken.derive(code, press);
        if (inOne(() -> links.sitting(Purpose.ASSESSMENT, secret)).isPresent()) {
            return Optional.of(secret);
        }
        // Counted and kept before it is looked at, which takes a while and holds nobody else up.
        Optional<OwnCodes.Tried> tried = inOne(() -> codes.tried(Purpose.ASSESSMENT, code));
        if (!codes.isIt(code, tried)) {
            return Optional.empty();
        }
        return inOne(() -> tried.filter(
                        one -> assessmentRows.lock(one.subjectId().assessment()).isPresent())
                .filter(one -> assessments.isTheirWorker(one.journeyId(), one.madeBy()))
                .filter(one -> codes.take(one.id()))
                .map(one -> {
                    links.begin(Purpose.ASSESSMENT, OwnLinks.Opened.byCode(one), secret);
                    return secret;
                })
                .or(() -> links.sitting(Purpose.ASSESSMENT, secret).map(pressedBefore -> secret)));
    }

    /** Whoever passed the link on has seen it, and whoever made the code knows it. */
    private static boolean couldOthersHaveOpened(OwnLinks.Opened opened) {
        return opened.codeId() != null || !opened.passedOnBy().isEmpty();
    }

    /**
     * Whoever saw the link, to pass it on, may have become their worker since; whoever made the code may not be it any more.
     * (MONITOR-01)
     */
    private boolean isInGoodHands(OwnLinks.Opened opened) {
        OwnCodeId codeId = opened.codeId();
        if (codeId != null) {
            return assessments.isTheirWorker(opened.journeyId(), codes.madeBy(codeId));
        }
        return opened.passedOnBy().isEmpty()
                || !assessments.gaveSupport(opened.journeyId()).contains(WorkerId.of(opened.passedOnBy()));
    }

    @Override
    public String firstPage() {
        return "/own/assessment";
    }

    @Override
    public Optional<AskedForm> newestForm() {
        return inOne(() -> forms.newest(FORM).map(OwnAnswers::asked));
    }

    private static AskedForm asked(DeployedForm form) {
        return new AskedForm(form.key(), form.version(), form.json());
    }

    @Override
    public Optional<Sitting> find(AnsweredBy by) {
        return inOne(() -> held(by).flatMap(held -> draft(held)
                .flatMap(draft -> forms.of(FORM, draft.version()).map(form -> sitting(by, held, draft, form)))));
    }

    private Sitting sitting(AnsweredBy by, Held held, Draft draft, DeployedForm form) {
        return new Sitting(
                held.id(),
                held.journeyId(),
                asked(form),
                Map.copyOf(draft.answers()),
                held.way() == Way.ON_TABLET,
                by instanceof AnsweredBy.Helper,
                hasRecord(held),
                held.locked().endsAt());
    }

    private boolean hasRecord(Held held) {
        return consent.agrees(held.journeyId(), org.alongside.consent.Purpose.KEEP_RECORD);
    }

    @Override
    public boolean save(AnsweredBy by, Map<String, String> answers) {
        return inOne(() -> ifHeld(by, held -> draft(held)
                .filter(draft -> {
                    items(draft).check(answers);
                    Map<String, String> all = new LinkedHashMap<>(draft.answers());
                    all.putAll(answers);
                    all.values().removeIf(String::isEmpty);
                    return rows.save(held.id(), held.journeyId(), held.beside(), new Draft(draft.version(), all));
                })
                .isPresent()));
    }

    @Override
    public Outcome send(AnsweredBy by, String assessment) {
        return outcome(by, assessment, State.SENT, held -> {
            Draft draft = draft(held).orElse(null);
            if (draft == null) {
                return false;
            }
            end(by, held, State.SENT);
            if (!rows.send(held.id(), held.journeyId(), draft)) {
                return false;
            }
            share(held, draft);
            return true;
        });
    }

    @Override
    public Outcome decline(AnsweredBy by, String assessment) {
        return outcome(by, assessment, State.DECLINED, held -> {
            end(by, held, State.DECLINED);
            return true;
        });
    }

    private void end(AnsweredBy by, Held held, State state) {
        WorkerId helper = by instanceof AnsweredBy.Helper helping ? helping.userId() : null;
        assessments.ended(
                held.journeyId(),
                held.id(),
                state,
                Objects.requireNonNullElse(helper, SURVIVOR),
                state == State.SENT ? helper : null,
                state == State.SENT ? held.way() : null);
        processes.correlateIfAwaited(
                ClientAssessmentProcess.KEY,
                ClientAssessmentProcess.MESSAGE_ASSESSMENT_ANSWERED,
                held.journeyId(),
                VariableValues.none(),
                VariableValues.none());
    }

    /** Into the record, in the words of the form, where it is open to who walks with them as the rest of it is. (CONF-08) */
    private void share(Held held, Draft draft) {
        if ("yes".equals(draft.answers().get(SHARED_WITH_WORKER)) && hasRecord(held)) {
            String words = items(draft).inWords(draft.answers(), Set.of(SHARED_WITH_WORKER, MAY_BE_QUOTED));
            if (!words.isEmpty()) {
                records.write(held.journeyId(), SURVIVOR, FORM, Map.of(RecordField.ASSESSMENT_NOTE, words));
            }
        }
    }

    /** The draft, or an empty one on the form as it is now; nothing where there is no form, or everything is erased. */
    private Optional<Draft> draft(Held held) {
        return rows.draft(held.id(), held.journeyId(), held.beside())
                .or(() -> forms.newest(FORM).map(form -> new Draft(form.version(), Map.of())));
    }

    private AskedItems items(Draft draft) {
        return AskedItems.of(forms.of(FORM, draft.version()).orElseThrow().json());
    }

    /**
     * What is in their hands, which nobody else changes until this transaction has ended. The assessment is locked before the
     * sitting, as everywhere.
     */
    private Optional<Held> held(AnsweredBy by) {
        if (by instanceof AnsweredBy.Helper helper) {
            return assessmentRows
                    .lock(helper.assessmentId())
                    .filter(held -> processes.hasTask(
                            ClientAssessmentProcess.KEY,
                            held.journeyId(),
                            ClientAssessmentProcess.USER_TASK_HELP_TO_ASSESS,
                            helper.userId()))
                    .filter(held -> assessments.isHelper(held.journeyId(), helper.userId()))
                    .map(held -> new Held(held, WhoseDraft.ofHelper(helper.userId()), helper.way()));
        }
        String secret = ((AnsweredBy.Sitting) by).secret();
        return links.sitting(Purpose.ASSESSMENT, secret)
                .filter(this::isInGoodHands)
                .flatMap(opened -> assessmentRows.lock(opened.subjectId().assessment()))
                .flatMap(locked -> links.use(Purpose.ASSESSMENT, secret)
                        .map(opened -> new Held(
                                locked,
                                couldOthersHaveOpened(opened)
                                        ? WhoseDraft.ofSitting(opened.sittingId())
                                        : WhoseDraft.theirOwn(),
                                opened.codeId() == null ? Way.BY_LINK : Way.ON_TABLET)));
    }

    private boolean ifHeld(AnsweredBy by, Function<Held, Boolean> work) {
        return held(by).map(work).orElse(false);
    }

    private Outcome outcome(AnsweredBy by, String assessment, State state, Function<Held, Boolean> work) {
        @Nullable
        Boolean done = transaction.execute(status -> {
            boolean isDone = ifHeld(by, held -> held.id().toString().equals(assessment) && work.apply(held));
            if (!isDone) {
                status.setRollbackOnly();
            }
            return isDone;
        });
        return Boolean.TRUE.equals(done) || isDoneAlready(by, assessment, state) ? Outcome.DONE : Outcome.OVER;
    }

    /** Whether it was this sitting, or this helper, that sent or declined it before. */
    private boolean isDoneAlready(AnsweredBy by, String assessment, State state) {
        if (by instanceof AnsweredBy.Helper helper) {
            return state == State.SENT
                    && helper.assessmentId().toString().equals(assessment)
                    && inOne(() -> assessmentRows.isSentWith(helper.assessmentId(), helper.userId()));
        }
        return by instanceof AnsweredBy.Sitting sitting
                && inOne(() -> links.closed(Purpose.ASSESSMENT, sitting.secret())
                        .filter(closed -> closed.subjectId().toString().equals(assessment))
                        .filter(closed ->
                                assessmentRows.endedAs(closed.subjectId().assessment(), state, closed.at()))
                        .isPresent());
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
