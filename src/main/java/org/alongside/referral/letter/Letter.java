package org.alongside.referral.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.referral.DataClass;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What leaves: this, and nothing else. It is kept as the survivor saw it, under their key.
 *
 * @param reference number by which the service and we speak of it, without a name
 * @param from name of the organisation
 * @param service to whom it goes
 * @param writtenOn when it was built
 * @param until the last day of the agreement
 * @param answerTo telephone of the organisation; empty where it has set none
 * @param answerAt address at which the service answers by itself; empty where the letter has none
 */
@Policy(PolicyId.REFER_02)
@NamedInterface("api")
public record Letter(
        String reference,
        String from,
        String service,
        LocalDate writtenOn,
        LocalDate until,
        String answerTo,
        String answerAt,
        List<Section> sections) {
    /** @param answerAt null in letters of earlier releases */
    public Letter(
            String reference,
            String from,
            String service,
            LocalDate writtenOn,
            LocalDate until,
            String answerTo,
            @Nullable String answerAt,
            List<Section> sections) {
        this.reference = reference;
        this.from = from;
        this.service = service;
        this.writtenOn = writtenOn;
        this.until = until;
        this.answerTo = answerTo;
        this.answerAt = answerAt == null ? "" : answerAt;
        this.sections = sections;
    }

    /** One class of data. @param lines as the survivor said it */
    public record Section(DataClass of, List<String> lines) {}

    /**
     * Builds the parts of a letter from what was agreed to and from nothing else. (REFER-02)
     *
     * @param agreed classes that the survivor agreed to for this service
     * @param said answers in lines; those of other fields are left out
     */
    static List<Section> sections(Set<DataClass> agreed, Map<RecordField, List<String>> said) {
        List<Section> sections = new ArrayList<>();
        for (DataClass each : DataClass.values()) {
            if (agreed.contains(each)) {
                List<String> lines = each.fields().stream()
                        .flatMap(field -> said.getOrDefault(field, List.of()).stream())
                        .toList();
                if (!lines.isEmpty()) {
                    sections.add(new Section(each, lines));
                }
            }
        }
        return List.copyOf(sections);
    }
}
