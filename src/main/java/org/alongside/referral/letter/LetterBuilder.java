package org.alongside.referral.letter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alongside.access.Organisations;
import org.alongside.access.Words;
import org.alongside.directory.Entry;
import org.alongside.engine.FormWords;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.AnswerTexts;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.records.SealedTexts;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Builds letters about survivors once, from what they agreed to and from what the worker may see of it. (REFER-02) */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONF_03)
public class LetterBuilder {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Records records;
    private final SealedTexts sealed;
    private final FormWords words;
    private final Settings settings;
    private final Organisations organisations;
    private final AnswerAddresses answers;
    private final ObjectMapper json;
    private final Clock clock;

    LetterBuilder(
            Records records,
            SealedTexts sealed,
            FormWords words,
            Settings settings,
            Organisations organisations,
            AnswerAddresses answers,
            ObjectMapper json,
            Clock clock) {
        this.records = records;
        this.sealed = sealed;
        this.words = words;
        this.settings = settings;
        this.organisations = organisations;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Builds a letter from what the worker may see of these classes, and the look is listed.
     *
     * @param until last day of the agreement
     * @return as it is kept, unreadable without the survivor's key
     * @throws Refused where nothing is written down of it, or too much
     */
    public byte[] build(Referral referral, Entry service, Set<DataClass> agreed, LocalDate until, WorkerId by) {
        Map<RecordField, List<String>> said = new EnumMap<>(RecordField.class);
        records.read(referral.journeyId(), by, DataClass.fieldsOf(agreed), Letters.BUILDING)
                .forEach((field, value) -> said.put(field, said(field, value)));
        List<Letter.Section> sections = Letter.sections(agreed, said);
        if (sections.isEmpty()) {
            throw Refused.form(Words.here("refused.nothing-ticked-is-written-down"));
        }
        Letter letter = new Letter(
                referral.reference(),
                organisations.nameHere(),
                service.content().name(),
                LocalDate.now(clock),
                until,
                settings.text(SettingKey.TELEPHONE),
                answers.newAddress(referral, until),
                sections);
        return sealed.seal(referral.journeyId(), Letters.place(referral), json.convertValue(letter, Map.class))
                .orElseThrow(() -> Refused.form(Words.here("refused.everything-of-them-is-erased")));
    }

    /** An answer in lines, with its question where others of its class stand beside it. */
    private List<String> said(RecordField field, Object value) {
        FormWords.Field asked = words.of(field.id());
        List<String> lines = AnswerTexts.of(asked, value, DAY::format);
        return DataClass.isAlone(field)
                ? lines
                : lines.stream().map(line -> asked.label() + ": " + line).toList();
    }
}
