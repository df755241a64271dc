package org.alongside.referral.map;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.SealedTexts;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportRows.Version;
import org.springframework.stereotype.Component;

/** What is said of supports, under the key of their survivor; each version stands in a place of its own. (CONF-09) */
@Component
@Policy(PolicyId.CONF_09)
class SupportWords {
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String WISH = "wish";
    private static final String REACH = "reach";
    private static final String SINCE = "since";
    private static final String SOURCE = "source";

    private final SealedTexts sealed;

    SupportWords(SealedTexts sealed) {
        this.sealed = sealed;
    }

    /** Of each; nothing where everything is erased. */
    Map<SupportId, Said> of(JourneyId journeyId, List<Version> versions) {
        Map<SupportId, Said> said = new LinkedHashMap<>();
        for (Version one : versions) {
            sealed.open(journeyId, place(one.id(), one.wordsVersion()), one.words())
                    .map(kept -> said((Map<?, ?>) kept))
                    .ifPresent(words -> said.put(one.id(), words));
        }
        return said;
    }

    private static Said said(Map<?, ?> kept) {
        return new Said(
                Kind.valueOf(text(kept, KIND)),
                text(kept, NAME),
                text(kept, WISH),
                text(kept, REACH),
                text(kept, SINCE),
                text(kept, SOURCE));
    }

    private static String text(Map<?, ?> kept, String key) {
        return String.valueOf(kept.get(key));
    }

    /** The first version of a support. */
    Version first(JourneyId journeyId, SupportId id, State state, Said said, WorkerId by, Instant at) {
        return written(journeyId, id, 1, state, said, by, at);
    }

    /** The version after this one, with other words. */
    Version next(JourneyId journeyId, Version before, Said said, WorkerId by, Instant at) {
        return written(journeyId, before.id(), before.version() + 1, before.state(), said, by, at);
    }

    /** The version after this one, with the same words. */
    static Version same(Version before, State state, WorkerId by, Instant at) {
        return new Version(
                before.id(),
                before.version() + 1,
                state,
                before.words(),
                before.wordsVersion(),
                before.wordsAt(),
                before.wordsBy(),
                at,
                by);
    }

    private Version written(
            JourneyId journeyId, SupportId id, int version, State state, Said said, WorkerId by, Instant at) {
        byte[] words = sealed.seal(
                        journeyId,
                        place(id, version),
                        Map.of(
                                KIND,
                                said.kind().name(),
                                NAME,
                                said.name(),
                                WISH,
                                said.wish(),
                                REACH,
                                said.reach(),
                                SINCE,
                                said.since(),
                                SOURCE,
                                said.source()))
                .orElseThrow(() -> Refused.form(Words.here("refused.everything-of-them-is-erased")));
        return new Version(id, version, state, words, version, at, by, at, by);
    }

    private static String place(SupportId id, int version) {
        return "support/" + id + "/" + version;
    }
}
