package org.alongside.journey.copies;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.access.AccountNames;
import org.alongside.access.Language;
import org.alongside.assessment.SentAnswers;
import org.alongside.audit.Ledger;
import org.alongside.consent.ConsentLedger;
import org.alongside.engine.Caller;
import org.alongside.engine.FormWords;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.copies.document.CopyDocument.Ground;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.web.JourneyWords;
import org.alongside.messages.Messages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.AnswerTexts;
import org.alongside.records.CopyReading;
import org.alongside.records.RecordEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is in a copy: all that the survivor may read on their own page, as it was when somebody had gone through it, but what was left
 * out; and of that how much, and why. Of what no page of theirs shows nothing is counted. It is read each time that a copy is made, and kept nowhere.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@Policy(PolicyId.CONF_05)
@Policy(PolicyId.CONF_07)
class CopyContent {
    private static final int ANSWERS_MAX = 1_000;
    private static final int MESSAGES_MAX = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM/uuuu", Locale.ROOT);

    private final OwnRequests requests;
    private final LeftOutRows leftOut;
    private final CopyReading reading;
    private final ConsentLedger consent;
    private final AtAnyTimeActs atAnyTime;
    private final SentAnswers answers;
    private final Messages messages;
    private final MapContent map;
    private final AccountNames accounts;
    private final FormWords words;

    CopyContent(
            OwnRequests requests,
            LeftOutRows leftOut,
            CopyReading reading,
            ConsentLedger consent,
            AtAnyTimeActs atAnyTime,
            SentAnswers answers,
            Messages messages,
            MapContent map,
            AccountNames accounts,
            FormWords words) {
        this.requests = requests;
        this.leftOut = leftOut;
        this.reading = reading;
        this.consent = consent;
        this.atAnyTime = atAnyTime;
        this.answers = answers;
        this.messages = messages;
        this.map = map;
        this.accounts = accounts;
        this.words = words;
    }

    /** @param request of which it is decided what is in the copy */
    CopyDocument of(Request request, Language language) {
        JourneyId journeyId = request.journeyId();
        Instant asOf = Objects.requireNonNull(request.goneThroughAt());
        Map<RecordEntryId, Ground> without = leftOut.of(request.id());
        return new CopyDocument(
                request.label(),
                request.askedAt(),
                asOf,
                leftOut(without),
                kept(journeyId, without, asOf),
                agreements(journeyId, asOf),
                looks(journeyId, asOf, language),
                assessments(journeyId, asOf, language),
                messages.sentTo(journeyId, asOf, MESSAGES_MAX).stream()
                        .map(sent -> new CopyDocument.Sent(sent.template().name(), sent.at(), sent.byHand()))
                        .toList(),
                asked(journeyId, request),
                map.of(journeyId, asOf, language));
    }

    private static List<CopyDocument.LeftOut> leftOut(Map<RecordEntryId, Ground> marked) {
        Map<Ground, Integer> numbers = new EnumMap<>(Ground.class);
        marked.values().forEach(ground -> numbers.merge(ground, 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(each -> new CopyDocument.LeftOut(each.getKey(), each.getValue()))
                .toList();
    }

    /** As it was when somebody had gone through it, also what is a later answer, and whether the survivor had been told. */
    private List<CopyDocument.Theme> kept(JourneyId journeyId, Map<RecordEntryId, Ground> without, Instant asOf) {
        List<RecordEntry> all = reading.asOf(journeyId, asOf, AccessRequests.WORRIES).stream()
                .filter(entry -> !without.containsKey(entry.id()))
                .toList();
        List<CopyDocument.Theme> themes = new ArrayList<>();
        for (RecordTheme theme : RecordTheme.values()) {
            List<RecordEntry> entries = all.stream()
                    .filter(entry -> theme.fields().contains(entry.field()))
                    .toList();
            if (!entries.isEmpty()) {
                themes.add(new CopyDocument.Theme(theme.address(), moments(entries)));
            }
        }
        return themes;
    }

    private List<CopyDocument.Moment> moments(List<RecordEntry> entries) {
        AccountNames.Through names =
                accounts.of(entries.stream().map(RecordEntry::writtenBy).toList());
        Collection<List<RecordEntry>> byMoment = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.saidAt(), entry.writtenAt(), entry.writtenBy()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        return byMoment.stream()
                .map(each -> {
                    RecordEntry first = each.get(0);
                    boolean isOwn = first.writtenBy().equals(Caller.SURVIVOR);
                    return new CopyDocument.Moment(
                            first.saidAt(),
                            isOwn
                                    ? ""
                                    : names.nameAt(first.writtenBy(), first.writtenAt())
                                            .orElse(""),
                            isOwn,
                            each.stream().map(this::answer).toList());
                })
                .toList();
    }

    private CopyDocument.Answer answer(RecordEntry entry) {
        FormWords.Field field = words.of(entry.field().id());
        return new CopyDocument.Answer(
                entry.field().id(),
                field.label(),
                AnswerTexts.of(field, entry.value(), CopyContent::day),
                !entry.isCurrent(),
                entry.corrected().isPresent(),
                entry.statements().stream()
                        .map(said -> new CopyDocument.Statement(said.writtenAt(), said.text()))
                        .toList());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private List<CopyDocument.Agreement> agreements(JourneyId journeyId, Instant asOf) {
        List<ConsentLedger.Answer> given = consent.answers(journeyId, ANSWERS_MAX).stream()
                .filter(answer -> !answer.at().isAfter(asOf))
                .toList();
        AccountNames.Through names =
                accounts.of(given.stream().map(ConsentLedger.Answer::recordedBy).toList());
        return given.stream()
                .map(answer -> {
                    boolean isOwn = answer.recordedBy().equals(Caller.SURVIVOR);
                    return new CopyDocument.Agreement(
                            answer.purpose().name(),
                            answer.holdsAgain()
                                    ? "HOLDS_AGAIN"
                                    : answer.isGiven() ? "GIVEN" : answer.isWithdrawn() ? "WITHDRAWN" : "DECLINED",
                            answer.at(),
                            isOwn
                                    ? ""
                                    : names.nameAt(answer.recordedBy(), answer.at())
                                            .orElse(""),
                            isOwn);
                })
                .toList();
    }

    private List<CopyDocument.Look> looks(JourneyId journeyId, Instant asOf, Language language) {
        List<AtAnyTimeActs.Seen> all = new ArrayList<>();
        Optional<Instant> before = Optional.of(asOf);
        while (before.isPresent()) {
            AtAnyTimeActs.Looks found = atAnyTime.looksOfSurvivor(journeyId, before);
            all.addAll(found.seen());
            before = found.older();
        }
        AccountNames.Through names =
                accounts.of(all.stream().map(AtAnyTimeActs.Seen::reader).toList());
        return all.stream()
                .map(look -> new CopyDocument.Look(
                        look.at(),
                        names.nameAt(look.reader(), look.at()).orElse(""),
                        look.reader().equals(Ledger.SERVICE),
                        look.partNames(),
                        JourneyWords.reason(look.reason(), language)))
                .toList();
    }

    private List<CopyDocument.Assessment> assessments(JourneyId journeyId, Instant asOf, Language language) {
        return answers.of(journeyId, asOf, language).stream()
                .map(sent -> new CopyDocument.Assessment(
                        sent.at(),
                        sent.said().stream()
                                .map(one -> new CopyDocument.Item(one.question(), one.answer()))
                                .toList()))
                .toList();
    }

    private List<CopyDocument.Asked> asked(JourneyId journeyId, Request but) {
        Instant asOf = Objects.requireNonNull(but.goneThroughAt());
        return requests.allOf(journeyId).stream()
                .filter(one -> !one.id().equals(but.id()))
                .filter(one -> !one.askedAt().isAfter(asOf))
                .map(one -> {
                    boolean wasDone = one.doneAt() != null && !one.doneAt().isAfter(asOf);
                    return new CopyDocument.Asked(
                            one.kind().name(),
                            one.askedAt(),
                            one.dueOn(),
                            wasDone ? Objects.requireNonNull(one.outcome()).name() : "",
                            wasDone ? one.doneAt() : null,
                            requests.words(journeyId, one.id()).orElse(""));
                })
                .toList();
    }
}
