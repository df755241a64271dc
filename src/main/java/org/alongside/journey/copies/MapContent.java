package org.alongside.journey.copies;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alongside.access.AccountNames;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.map.SupportMap.Told;
import org.springframework.stereotype.Component;

/** What a copy has of a survivor's map of support: all of it, as they see it on their own page. (CONF-07) */
@Component
@Policy(PolicyId.CONF_07)
class MapContent {
    private final SupportMap map;
    private final AccountNames accounts;

    MapContent(SupportMap map, AccountNames accounts) {
        this.map = map;
        this.accounts = accounts;
    }

    List<CopyDocument.OnMap> of(JourneyId journeyId, Instant asOf, Language language) {
        SupportMap.Seen seen = map.ofSurvivor(journeyId, asOf);
        Map<SupportId, List<Told>> told = map.told(journeyId, asOf);
        List<WorkerId> writers = Stream.concat(
                        told.values().stream().flatMap(List::stream).map(Told::by),
                        seen.supports().stream()
                                .flatMap(one -> one.steps().stream())
                                .map(Support.Step::by))
                .distinct()
                .toList();
        AccountNames.Through names = accounts.of(writers);
        return seen.supports().stream()
                .map(one -> new CopyDocument.OnMap(
                        seen.coordinator().is(one.id()),
                        told.getOrDefault(one.id(), List.of()).stream()
                                .map(each -> told(each, names, language))
                                .toList(),
                        one.steps().stream()
                                .map(each -> step(each, names, language))
                                .toList()))
                .toList();
    }

    private static CopyDocument.Told told(Told told, AccountNames.Through names, Language language) {
        return new CopyDocument.Told(
                told.said().kind().name(),
                Words.said(language, "support-kind." + told.said().kind().address()),
                told.said().name(),
                told.said().wish(),
                told.said().reach(),
                told.said().since(),
                told.at(),
                name(told.by(), told.at(), names),
                told.by().equals(Caller.SURVIVOR));
    }

    private static CopyDocument.Step step(Support.Step step, AccountNames.Through names, Language language) {
        return new CopyDocument.Step(
                step.state().name(),
                Words.said(language, "support-state." + step.state().address()),
                step.at(),
                name(step.by(), step.at(), names),
                step.by().equals(Caller.SURVIVOR));
    }

    private static String name(WorkerId by, Instant at, AccountNames.Through names) {
        return by.equals(Caller.SURVIVOR) ? "" : names.nameAt(by, at).orElse("");
    }
}
