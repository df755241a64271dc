package org.alongside.referral;

import static org.alongside.records.RecordField.*;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alongside.records.RecordField;

/**
 * A class of data that a survivor can agree to pass on to a service. A field that stands in none of them never leaves: what others
 * told, what worries somebody, overlapping offending, groups. (REFER-02, CONSENT-05, CONF-05, OFFEND-07)
 */
public enum DataClass {
    NAME("Name", CONTACT_ALIAS),
    CONTACT(
            "How to reach them safely",
            CONTACT_CHANNEL,
            CONTACT_ADDRESS,
            CONTACT_SAFE_HOURS,
            CONTACT_CODE_NAME,
            CONTACT_VOICEMAIL),
    LANGUAGE_AND_CULTURE("Language and culture", CONTACT_LANGUAGE, WISHES_CULTURE, WISHES_CULTURE_NOTE),
    SITUATION("Their situation", SHARE_PRESENT_SITUATION),
    STRENGTHS("Strengths, and what has helped", SHARE_STRENGTHS, SHARE_WHAT_HAS_HELPED),
    HOPES("Hopes and next steps", PLAN_HOPES, PLAN_NEXT_STEPS),
    KEEPING_SAFE("What they do to keep safe", PLAN_KEEPING_SAFE),
    OWN_WORDS("In their own words", REFERRAL_WORDS);

    private final String heading;
    private final List<RecordField> fields;

    DataClass(String heading, RecordField... fields) {
        this.heading = heading;
        this.fields = List.of(fields);
    }

    /** As the letter names it. */
    public String heading() {
        return heading;
    }

    /** In the order of the letter. */
    public List<RecordField> fields() {
        return fields;
    }

    /** All fields of these classes. */
    static Set<RecordField> fieldsOf(Collection<DataClass> classes) {
        Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
        classes.forEach(each -> fields.addAll(each.fields()));
        return fields;
    }
}
