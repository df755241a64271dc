package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.Assessments;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.InOrganisation;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Types a word of its own into every text field of every form, walks the whole journey with them, and looks for them in
 * everything that the service leaves behind: a dump of the database, the database's files, its logs and ours, sessions,
 * metrics, file names. Holds CONF-01 and CONF-09: what is not there in clear need not be found to be erased.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@AutoConfigureObservability
@ExtendWith(OutputCaptureExtension.class)
class MarkedValuesIT {
    private static final Path LEFT = Path.of("target/marked-values");
    private static final Traces TRACES = new Traces(MarkedValues.MARK);

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    static {
        MAIL.start();
    }

    @LocalServerPort
    int port;

    @Autowired
    TheirJourneys own;

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    Assessments assessments;

    @Autowired
    Answering answering;

    @Autowired
    OwnLinks links;

    @Autowired
    OwnRecordSittings ownRecord;

    @Autowired
    OwnRequests requests;

    @Autowired
    Journeys journeys;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Autowired
    ManagementService management;

    @Autowired
    ServletWebServerApplicationContext context;

    private final MarkedValues marked;
    private Walk walk;

    MarkedValuesIT() throws Exception {
        marked = new MarkedValues();
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        TestMailServers.sendThere(registry, () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void begin() {
        walk = new Walk(port);
    }

    @AfterEach
    void setTheClockBack() {
        ClockUtil.reset();
    }

    @Test
    void findsNothingOfWhatWasSaid(CapturedOutput output) throws Exception {
        sayEverything();
        MisplacedValues.say(walk.person("worker2"));
        assertThat(marked.silent()).as("fields in which nothing was typed").isEmpty();
        assertThat(marked.count()).isGreaterThan(50);
        Files.createDirectories(LEFT);

        String url = environment.getRequiredProperty("spring.datasource.url");
        String madeBy = Dump.write(url, LEFT.resolve("dump.sql"));
        Files.writeString(LEFT.resolve("dump-made-by.txt"), madeBy);
        byte[] dump = Files.readAllBytes(LEFT.resolve("dump.sql"));
        assertThat(new Traces(walk.label().replace(" · ", "")).in("dump", dump))
                .as("the label may be found, which shows that the search works")
                .isNotEmpty();
        Files.writeString(LEFT.resolve("log.txt"), output.getAll());
        Files.write(LEFT.resolve("sessions.bin"), HeldSessions.of(context));
        String metrics = SignedIn.as(port, "admin1").get("/actuator/prometheus").body();
        assertThat(metrics).contains("http_server_requests");
        Files.writeString(LEFT.resolve("metrics.txt"), metrics);
        assertThat(TRACES.in(LEFT)).isEmpty();
        assertThat(TRACES.in(Path.of(environment.getRequiredProperty("alongside.data-dir"))))
                .isEmpty();
        assertThat(TRACES.in(Dump.filesBeside(url))).isEmpty();
    }

    private void say(String box, String form, Map<String, ?> answers) {
        walk.complete(box, marked.into(form, answers));
    }

    private void sayEverything() throws Exception {
        new MarkedValuesInGroups(port, marked, management).sayEverything();
        sayHowItWas();
        walk.begin(marked.into(
                "survivor-journey.first-contact",
                Map.of("cameBy", "SUPPORTER", "safetyNow", "SAFE", "channel", "EMAIL")));
        walk.accept();
        MarkedOtherSupport otherSupport = new MarkedOtherSupport(walk, marked, context);
        say(
                "userTask_welcome",
                "connect.welcome",
                Map.of(
                        "welcomeNext",
                        "ANOTHER_CONVERSATION",
                        "safetyNow",
                        "SAFE",
                        "toldToSurvivor",
                        "OWN_WORDS",
                        "toldWhich",
                        otherSupport.whatWaitsToBeTold()));
        walk.consent();
        say(
                "userTask_share",
                "connect.share",
                Map.of("shareNext", "GO_ON", "safetyNow", "NOT_SAFE", "offendingDisclosed", true));
        assess();
        concern();
        say("userTask_planWayForward", "integrate.plan-way-forward", Map.of("options", List.of("ONE_ON_ONE")));
        meeting();
        otherSupport.sayEverything();
        otherSupport.sayEverythingInALetterToFetch(MAIL, port);
        alongside(Map.of("whatNext", "SESSION"));
        otherSupport.sessionWithSomebody();
        alongside(Map.of("whatNext", "SESSION"));
        say(
                "userTask_recordSession",
                "support.record-session",
                Map.of(
                        "sessionKind",
                        "PHONE",
                        "safetyNow",
                        "UNSURE",
                        "toldToSurvivor",
                        "OWN_WORDS",
                        "toldWhich",
                        otherSupport.whatWaitsToBeTold()));
        say(
                "userTask_followUp",
                "safety-follow-up.follow-up",
                Map.of("followUpAnswer", "TALKED", "safetyNow", "SAFE", "safetySelf", "NO", "safetyOthers", "NO"));
        alongside(Map.of("whatNext", "REVISE_WAY_FORWARD"));
        say("userTask_reviseWayForward", "support.revise-way-forward", Map.of());
        alongside(Map.of("whatNext", "SAFETY_CONCERN"));
        say(
                "userTask_describeConcern",
                "support.describe-concern",
                Map.of("safetyLevel", "URGENT", "aboutChild", "NO"));
        concern();
        alongside(Map.of("whatNext", "OFFENDING_DISCLOSED"));
        assess();
        alongside(Map.of("whatNext", "PAUSE"));
        walk.complete("userTask_keepDoorOpen", Map.of("doorChoice", "COME_BACK"));
        sixMonthsPass();
        alongside(Map.of("whatNext", "LEAVE"));
        say("userTask_inviteFeedback", "leave-journey.invite-feedback", Map.of());
    }

    /** Beside the worker, as somebody does not go on, and at the page that is open to everybody. */
    private void sayHowItWas() {
        Walk other = new Walk(port);
        other.begin(marked.into(
                "survivor-journey.first-contact",
                Map.of("cameBy", "SUPPORTER", "safetyNow", "SAFE", "channel", "EMAIL")));
        other.accept();
        other.complete(
                "userTask_welcome",
                marked.into(
                        "connect.welcome",
                        Map.of(
                                "welcomeNext",
                                "NOT_NOW",
                                "everythingErased",
                                "YES",
                                "safetyNow",
                                "SAFE",
                                "toldToSurvivor",
                                "NOT_TODAY")));
        other.complete("userTask_inviteBeforeErasure", marked.into("leave-journey.invite-before-erasure", Map.of()));
        String sent = Visitor.location(new Visitor(port)
                .sendForm(
                        "/own/feedback/" + asked(organisations::ownAddress),
                        Map.of(
                                "press",
                                SecretToken.make(),
                                "go",
                                "next",
                                "answer",
                                MarkedValues.MARK + " at the public page",
                                "shown",
                                "yes")));
        assertThat(sent).endsWith("/sent");
    }

    private void alongside(Map<String, ?> answers) {
        say("userTask_walkAlongside", "support.walk-alongside", answers);
    }

    private void meeting() {
        WorkerId worker = WorkerId.of("worker1");
        CurrentOrganisation.runAs(
                "demo",
                () -> own.change(
                        "meeting: arrange",
                        JourneyId.of(walk.journeyId()),
                        worker,
                        journey -> meetings.begin(journey, worker)));
        say(
                "userTask_arrangeMeeting",
                "arrange-meeting.arrange-meeting",
                Map.of(
                        "meetingAgreed",
                        "AGREED",
                        "meetingDay",
                        ClockUtil.getCurrentTime()
                                .toInstant()
                                .atZone(EngineClock.ZONE)
                                .toLocalDate()
                                .plusDays(1)
                                .toString(),
                        "meetingTime",
                        "T1400",
                        "meetingLength",
                        "M60",
                        "meetingWay",
                        "PHONE"));
        walk.complete("userTask_meet", Map.of("howDidItGo", "NONE_FOR_NOW"));
    }

    private void assess() {
        say(
                "userTask_assessOverlap",
                "offence-overlap.assess-overlap",
                Map.of("overlapOutcome", "CONTINUE_ONE_ON_ONE"));
    }

    private void concern() {
        say("userTask_actNow", "safety-concern.act-now", Map.of("concernOutcome", "SAFE_NOW"));
        walk.complete("userTask_agreeToClose", Map.of("isEnough", "YES"));
    }

    private void sixMonthsPass() {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(190))));
        Job timer = management.createJobQuery().timers().executable().list().stream()
                .filter(job -> walk.isOf(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow();
        management.executeJob(timer.getId());
        assessesThroughTheirPages();
        asksOnTheirOwnPage();
        say("userTask_lookBack", "reflect.look-back", Map.of("safetyNow", "SAFE", "lookBackNext", "PLAN_ANEW"));
        say("userTask_planWayForward", "integrate.plan-way-forward", Map.of());
    }

    /** By a link of their own, with the worker who offered it told no more than that it is done. */
    private void assessesThroughTheirPages() {
        JourneyId journey = JourneyId.of(walk.journeyId());
        String token = SecretToken.make();
        CurrentOrganisation.runAs(
                "demo",
                () -> transaction.executeWithoutResult(status -> links.make(
                        Purpose.ASSESSMENT,
                        LinkSubjectId.of(assessments.open(journey).orElseThrow().id()),
                        journey,
                        SecretToken.hash(token),
                        ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(14)),
                        null)));
        AnsweredBy survivor = AnsweredBy.sitting(
                asked(() -> answering.take(token, SecretToken.make())).orElseThrow());
        Map<String, String> answers = new HashMap<>();
        marked.into("client-assessment.form2", Map.of())
                .forEach((item, answer) -> answers.put(item, String.valueOf(answer)));
        assertThat(asked(() -> answering.save(survivor, answers))).isTrue();
        String assessment = asked(() -> answering.find(survivor))
                .orElseThrow()
                .assessmentId()
                .toString();
        assertThat(asked(() -> answering.send(survivor, assessment))).isEqualTo(Answering.Outcome.DONE);
    }

    /** What they write on their own page, and the word with which they open it. */
    private void asksOnTheirOwnPage() {
        JourneyId journey = JourneyId.of(walk.journeyId());
        RequestId request = RequestId.random();
        CurrentOrganisation.runAs(
                "demo",
                () -> transaction.executeWithoutResult(status -> {
                    ownRecord.choose(
                            journeys.find(journey).orElseThrow(),
                            MarkedValues.MARK + " the word",
                            WorkerId.of("worker1"));
                    requests.correction(
                            request, journey, MarkedValues.MARK + " should read otherwise", Caller.SURVIVOR);
                }));
        String kept = asked(() -> requests.words(journey, request)).orElseThrow();
        assertThat(kept).isEqualTo(MarkedValues.MARK + " should read otherwise");
    }

    private static <T> T asked(Callable<T> question) {
        return InOrganisation.asked("demo", question);
    }
}
