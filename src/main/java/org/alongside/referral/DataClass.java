package org.alongside.referral;

import static org.alongside.records.RecordField.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.records.RecordField;

/**
 * A class of data that a survivor can agree to pass on to a service. A field that stands in none of them never leaves: what others
 * told, what worries somebody, overlapping offending, groups. (REFER-02, CONSENT-05, CONF-05, OFFEND-07)
 */
public enum DataClass {
    NAME(CONTACT_ALIAS),
    CONTACT(CONTACT_CHANNEL, CONTACT_ADDRESS, CONTACT_SAFE_HOURS, CONTACT_CODE_NAME, CONTACT_VOICEMAIL),
    LANGUAGE_AND_CULTURE(CONTACT_LANGUAGE, WISHES_CULTURE, WISHES_CULTURE_NOTE),
    SITUATION(SHARE_PRESENT_SITUATION),
    STRENGTHS(SHARE_STRENGTHS, SHARE_WHAT_HAS_HELPED),
    HOPES(PLAN_HOPES, PLAN_NEXT_STEPS),
    KEEPING_SAFE(PLAN_KEEPING_SAFE),
    OWN_WORDS(REFERRAL_WORDS);

    private final List<RecordField> fields;

    DataClass(RecordField... fields) {
        this.fields = List.of(fields);
    }

    /** As the letter names it. */
    public String heading() {
        return Words.said(Language.ENGLISH, key());
    }

    /** Of what it is called. */
    public String key() {
        return "letter.part." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In the order of the letter. */
    public List<RecordField> fields() {
        return fields;
    }

    /** Whether a field is all of its class, so that the heading of the class says what it is. */
    public static boolean isAlone(RecordField field) {
        return Arrays.stream(values()).anyMatch(each -> each.fields.equals(List.of(field)));
    }

    /** As the consent ledger and the forms name them. */
    public static Set<String> names(Collection<DataClass> classes) {
        return classes.stream().map(Enum::name).collect(Collectors.toSet());
    }

    /** All fields of these classes. */
    public static Set<RecordField> fieldsOf(Collection<DataClass> classes) {
        Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
        classes.forEach(each -> fields.addAll(each.fields()));
        return fields;
    }
}
