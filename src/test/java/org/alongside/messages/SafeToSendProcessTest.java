package org.alongside.messages;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.EmailAddress;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.TestDatabase;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A mail goes by itself only where the survivor said so of this way; everything else is for a person. */
@ProcessTest
@ExcludeFromProcessCoverage
class SafeToSendProcessTest extends WithMailServer {
    @Autowired
    Environment environment;

    @Test
    @Proves(PolicyId.CONF_06)
    void isForAPersonWhereMailIsNotTheWayOrHoursAreToBeKept() {
        MessageId phone = queue(survivor(BY_PHONE));
        MessageId hours = queue(survivor(and(BY_MAIL, "anyTime", "NO", "safeHours", "weekdays before three")));
        MessageId notSaid = queue(survivor(and(BY_MAIL, "anyTime", "NOT_SAID")));
        MessageId both = queue(survivor(and(BY_MAIL, "safeHours", "weekdays before three")));
        MessageId notForAllServers = queue(survivor(and(BY_MAIL, "email", "tūī@elsewhere.example")));
        send();
        assertThat(state(phone)).isEqualTo("BY_HAND NOT_BY_MAIL");
        assertThat(state(hours)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        assertThat(state(notSaid)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        assertThat(state(both)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        assertThat(state(notForAllServers)).isEqualTo("BY_HAND ADDRESS_IS_NONE");
        assertThat(SERVER.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tamsin at elsewhere",
                "a..b@c.example",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example"
            })
    void isLookedAtWhereTheFormAsksForIt(String typed) {
        assertThatThrownBy(() -> survivor(and(BY_MAIL, "email", typed))).hasStackTraceContaining(EmailAddress.NEEDED);
        assertThatThrownBy(() -> survivor(and(BY_MAIL, "email", "a".repeat(10_000) + "@b.example")))
                .hasStackTraceContaining("is too long");
    }

    /** Kept before it was looked at closely: nobody is asked, and nothing is tried again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tamsin at elsewhere",
                "a..b@c.example",
                "a@b.example,c@d.example",
                "a@b.example\r\nBcc: c@d.example"
            })
    @Proves(PolicyId.CONF_06)
    void isForAPersonAtOnceWhereAnOldAddressIsNone(String address) {
        JourneyId journey = survivor(BY_MAIL);
        asked(
                DEMO,
                transaction,
                () -> records.write(
                        journey, WorkerId.of("worker1"), "test", Map.of(RecordField.CONTACT_ADDRESS, address)));
        MessageId id = queue(journey);
        send();
        assertThat(state(id)).isEqualTo("BY_HAND ADDRESS_IS_NONE");
        assertThat(SERVER.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordField.class,
            names = {"CONTACT_CHANNEL", "CONTACT_ADDRESS", "CONTACT_SAFE_HOURS"})
    @Proves(PolicyId.CONF_06)
    void goesByItselfOnlyAfterItWasAskedAgainWhereTheWayChanged(RecordField changed) {
        JourneyId journey = survivor(and(BY_MAIL, "safeHours", "evenings"));
        says(() -> write(journey, Map.of(RecordField.CONTACT_SAFE_HOURS, "", RecordField.CONTACT_ANY_TIME, "NO")));
        says(() -> write(journey, Map.of(RecordField.CONTACT_ANY_TIME, "YES")));
        assertThat(anyTime(journey)).isEqualTo("YES");
        // The form sends all answers, also those that nobody touched.
        says(() -> write(
                journey,
                Map.of(
                        changed,
                        changed == RecordField.CONTACT_ADDRESS ? "other@elsewhere.example" : "POST",
                        RecordField.CONTACT_ANY_TIME,
                        "YES")));
        assertThat(anyTime(journey)).isEqualTo("");
        says(() -> write(
                journey,
                Map.of(
                        RecordField.CONTACT_CHANNEL,
                        "EMAIL",
                        RecordField.CONTACT_SAFE_HOURS,
                        "",
                        RecordField.CONTACT_ANY_TIME,
                        "")));
        MessageId id = queue(journey);
        send();
        assertThat(state(id)).isEqualTo("BY_HAND HOURS_TO_KEEP");
        says(() -> write(journey, Map.of(RecordField.CONTACT_ANY_TIME, "YES")));
        MessageId again = queue(journey, MessageTemplate.PLEASE_CALL, 1);
        send();
        assertThat(state(again)).isEqualTo("SENT");
    }

    /** A release before this one did not take it back when the address changed. */
    @Test
    @Proves(PolicyId.CONF_06)
    void isForAPersonWhereThatItMayComeAtAnyTimeWasSaidBeforeTheAddressChanged() throws Exception {
        JourneyId journey = survivor(BY_MAIL);
        MessageId before = queue(journey);
        send();
        assertThat(state(before)).isEqualTo("SENT");
        asSaidAnHourBefore(journey, RecordField.CONTACT_ANY_TIME);
        assertThat(anyTime(journey)).isEqualTo("YES");
        MessageId after = queue(journey, MessageTemplate.PLEASE_CALL, 1);
        send();
        assertThat(state(after)).isEqualTo("BY_HAND HOURS_TO_KEEP");
    }

    private void asSaidAnHourBefore(JourneyId journey, RecordField field) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        "postgres",
                        TestDatabase.server().password("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(
                            "update alongside.record_entry set written_at = written_at - interval '1 hour'"
                                    + " where journey_id = '" + journey + "' and field = '" + field.id() + "'"))
                    .isEqualTo(1);
        }
    }

    private void write(JourneyId journey, Map<RecordField, Object> answers) {
        records.write(journey, WorkerId.of("worker1"), "test", answers);
    }

    private String anyTime(JourneyId journey) {
        return asked(
                DEMO, transaction, () -> records.readForService(journey, Set.of(RecordField.CONTACT_ANY_TIME), "test")
                        .getOrDefault(RecordField.CONTACT_ANY_TIME, "")
                        .toString());
    }
}
