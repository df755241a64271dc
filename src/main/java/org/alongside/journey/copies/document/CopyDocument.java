package org.alongside.journey.copies.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is in the copy of one survivor's record. Names are as they were at the time.
 *
 * @param label under which the organisation knows them
 * @param asOf what was written later is not in it
 * @param leftOut what a supervisor left out, by number and ground; what is in no copy is told by a sentence alone
 * @param kept what was written down, by theme, the newest first
 * @param agreements what they agreed to, said no to and took back
 * @param looks who read the record, and why
 * @param assessments what they answered when they assessed the support
 * @param messages what was sent to them
 * @param requests what they asked for before
 * @param supports their map of support, those that ended as well
 */
public record CopyDocument(
        String label,
        Instant askedAt,
        Instant asOf,
        List<LeftOut> leftOut,
        List<Theme> kept,
        List<Agreement> agreements,
        List<Look> looks,
        List<Assessment> assessments,
        List<Sent> messages,
        List<Asked> requests,
        List<OnMap> supports) {
    /** Why something is not in a copy. (Privacy Act 2020, sections 49 to 53) */
    public enum Ground {
        /** It is about somebody else, who would not want it told. */
        ABOUT_SOMEBODY_ELSE,
        /** Somebody told it in confidence. */
        TOLD_IN_CONFIDENCE,
        /** Somebody would be in danger. */
        SOMEBODY_WOULD_BE_IN_DANGER
    }

    /** So much is left out, for this ground. */
    public record LeftOut(Ground ground, int number) {}

    /** @param id as in an address: {@code way-forward} */
    public record Theme(String id, List<Moment> moments) {}

    /** What was written at one moment by one person. @param by their name; empty where it is not known, or was the survivor */
    public record Moment(Instant at, String by, boolean byYou, List<Answer> answers) {}

    /**
     * An answer.
     *
     * @param field its id in the record
     * @param question in the words of the form
     * @param text in lines; empty where the answer was taken out
     * @param earlier a later answer took its place
     * @param corrected it took the place of what was wrong
     * @param statements what the survivor says to it
     */
    public record Answer(
            String field,
            String question,
            List<String> text,
            boolean earlier,
            boolean corrected,
            List<Statement> statements) {}

    /** What the survivor says to an answer. */
    public record Statement(Instant at, String text) {}

    /** @param decision GIVEN, HOLDS_AGAIN, DECLINED or WITHDRAWN */
    public record Agreement(String purpose, String decision, Instant at, String by, boolean byYou) {}

    /** @param parts of the record that were seen */
    public record Look(Instant at, String by, boolean byService, List<String> parts, String why) {}

    /** One time that they assessed the support. */
    public record Assessment(Instant at, List<Item> items) {}

    /** A question of the assessment, and what they chose or wrote. */
    public record Item(String question, String answer) {}

    /** @param kind which message it was; none has words of the record */
    public record Sent(String kind, Instant at, boolean byHand) {}

    /**
     * What they asked for.
     *
     * @param outcome what came of it; empty while it is open
     * @param words what they wrote with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(
            String kind,
            Instant at,
            LocalDate due,
            String outcome,
            @Nullable Instant doneAt,
            String words) {}

    /**
     * A support on their map.
     *
     * @param coordinates whether it coordinates the others
     * @param told what was said of it each time, the oldest first
     * @param steps where it stood over time, the oldest first
     */
    public record OnMap(boolean coordinates, List<Told> told, List<Step> steps) {}

    /** What was said of a support. @param kind such as COUNSELLING */
    public record Told(
            String kind,
            String kindInWords,
            String name,
            String wish,
            String reach,
            String since,
            Instant at,
            String by,
            boolean byYou) {}

    /** @param state IN_PLACE, WISHED_FOR, PAUSED (stepped out for now) or ENDED */
    public record Step(String state, String stateInWords, Instant at, String by, boolean byYou) {}
}
