package org.alongside.settings.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.SettingProposals.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A setting on the page, in words.
 *
 * @param inForce what holds now
 * @param since who set it and when; empty while it is the default
 * @param typed what stands in the field
 * @param open what waits to be agreed to
 * @param isMine whether the person who looks proposed what waits
 */
record SettingRow(
        SettingKey key,
        String byDefault,
        String inForce,
        String since,
        String typed,
        @Nullable String wrong,
        @Nullable Open open,
        boolean isMine,
        List<String> history) {
    private static final PageDate AT = PageDate.of("d MMM uuuu, h:mm a").withZone(EngineClock.ZONE);

    /** What waits to be agreed to. */
    record Open(long id, String value, String by, String since) {}

    /** What was typed into one of the fields, and what is wrong with it; kept when nothing was done. */
    record Typed(
            @Nullable SettingKey key,
            String value,
            @Nullable String wrong) {
        static final Typed NOTHING = new Typed(null, "", null);
    }

    static SettingRow of(
            SettingKey key,
            String byDefault,
            List<Proposal> all,
            Map<WorkerId, String> names,
            WorkerId me,
            Typed typed) {
        List<Proposal> its =
                all.stream().filter(each -> each.key().equals(key.key())).toList();
        Optional<Proposal> agreed = its.stream()
                .filter(Proposal::isAgreed)
                .findFirst()
                .filter(each -> key.wrong(each.value()).isEmpty());
        Optional<Proposal> open = its.stream().filter(Proposal::isOpen).findFirst();
        String now = agreed.map(Proposal::value).orElse(byDefault);
        boolean isTyped = typed.key() == key;
        return new SettingRow(
                key,
                words(key, byDefault),
                words(key, now),
                agreed.map(each -> by(names, each.agreedBy()) + ", " + at(each.agreedAt()))
                        .orElse(""),
                isTyped ? typed.value() : now,
                isTyped ? typed.wrong() : null,
                open.map(each -> new Open(
                                each.id(),
                                words(key, each.value()),
                                by(names, each.proposedBy()),
                                at(each.proposedAt())))
                        .orElse(null),
                open.filter(each -> each.proposedBy().equals(me)).isPresent(),
                its.stream()
                        .filter(each -> !each.isOpen())
                        .map(each -> history(key, each, names))
                        .toList());
    }

    private static String history(SettingKey key, Proposal each, Map<WorkerId, String> names) {
        String value = words(key, each.value());
        if (!key.needsTwo() && each.isAgreed()) {
            return Words.here("settings.history-set", value, by(names, each.agreedBy()), at(each.agreedAt()));
        }
        return Words.here(
                each.isAgreed() ? "settings.history-agreed" : "settings.history-withdrawn",
                value,
                by(names, each.proposedBy()),
                at(each.proposedAt()),
                by(names, each.isAgreed() ? each.agreedBy() : each.withdrawnBy()),
                at(each.isAgreed() ? each.agreedAt() : each.withdrawnAt()));
    }

    private static String words(SettingKey key, String value) {
        if (value.isEmpty()) {
            return Words.here("settings.none");
        }
        return key.wrong(value).isEmpty() ? key.words(value) : value;
    }

    private static String by(Map<WorkerId, String> names, @Nullable WorkerId userId) {
        return userId == null ? "" : names.getOrDefault(userId, userId.value());
    }

    private static String at(@Nullable Instant at) {
        return at == null ? "" : AT.format(at);
    }
}
