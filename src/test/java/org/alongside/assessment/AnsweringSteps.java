package org.alongside.assessment;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alongside.access.SecretToken;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.assessment.Answering.Sitting;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.records.Records;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A survivor in support whose assessment is due, and what they do with it. */
abstract class AnsweringSteps {
    private static final String FORM = """
            {"id": "client-assessment.form2", "type": "default", "components": [
              {"type": "group", "label": "A", "components": [
                {"type": "radio", "key": "%s", "label": "Easy to reach", "values": [
                  {"value": "1", "label": "not at all"}, {"value": "5", "label": "completely"}]}]},
              {"type": "textarea", "key": "whatHelped", "label": "What helped", "validate": {"maxLength": 20}},
              {"type": "checkbox", "key": "sharedWithWorker", "label": "My worker may see it"}]}
            """;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Answering answering;

    @Autowired
    OwnLinks links;

    @Autowired
    Assessments assessments;

    @Autowired
    Records records;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private String deployment = "";
    JourneyId journey = JourneyId.random();

    @BeforeEach
    void due() {
        deployment = deployed("easyToReach");
        journey = survivors.inSupport();
        survivors.sixMonthsPass();
    }

    @AfterEach
    void undeployed() {
        repository.deleteDeployment(deployment);
    }

    String deployed(String key) {
        return repository
                .createDeployment()
                .addString("form2-of-tests.form", FORM.formatted(key))
                .deploy()
                .getId();
    }

    <T> T asked(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, question);
    }

    <T> T inOne(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, question);
    }

    String link() {
        return link(null);
    }

    /** @param passedOnBy who saw it, to pass it on */
    String link(@Nullable WorkerId passedOnBy) {
        String token = SecretToken.make();
        return inOne(() -> {
            Assessments.Open open = assessments.open(journey).orElseThrow();
            links.make(
                    Purpose.ASSESSMENT,
                    LinkSubjectId.of(open.id()),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(14)),
                    passedOnBy);
            return token;
        });
    }

    AnsweredBy opened() {
        return opened(link());
    }

    AnsweredBy opened(String link) {
        return AnsweredBy.sitting(
                asked(() -> answering.take(link, SecretToken.make())).orElseThrow());
    }

    boolean saves(AnsweredBy by, String item, String answer) {
        return asked(() -> answering.save(by, Map.of(item, answer)));
    }

    Outcome sends(AnsweredBy by) {
        return asked(() -> answering.send(by, assessment()));
    }

    Outcome declines(AnsweredBy by) {
        return asked(() -> answering.decline(by, assessment()));
    }

    /** The id of the one that was opened last. */
    String assessment() {
        return inOne(() -> jdbc.sql(
                        "select id from alongside.assessment where journey_id = :journey and began_at is not null"
                                + " order by began_at desc limit 1")
                .param("journey", journey.value())
                .query(java.util.UUID.class)
                .single()
                .toString());
    }

    Optional<Sitting> found(AnsweredBy by) {
        return asked(() -> answering.find(by));
    }

    /** Nothing can be read or said any more. */
    boolean isClosed(AnsweredBy by) {
        return found(by).isEmpty() && !saves(by, "easyToReach", "5");
    }

    boolean isOver(AnsweredBy by) {
        return isClosed(by) && sends(by) == Outcome.OVER && declines(by) == Outcome.OVER;
    }

    long count(String table) {
        return survivors.count("select count(*) from alongside." + table + " where journey_id = :journey", journey);
    }
}
