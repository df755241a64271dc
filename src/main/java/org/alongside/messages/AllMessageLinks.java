package org.alongside.messages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.ids.WorkerId;
import org.alongside.messages.OutboxRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The links that messages carry, each made by the module whose pages it opens. */
@Component
class AllMessageLinks {
    private final Map<MessageTemplate, MessageLinks> makers = new EnumMap<>(MessageTemplate.class);

    /** @throws IllegalStateException where two modules make the links of one template */
    AllMessageLinks(List<MessageLinks> links) {
        links.forEach(maker -> maker.templates().forEach(template -> {
            if (makers.put(template, maker) != null) {
                throw new IllegalStateException("Two make the links of " + template);
            }
        }));
    }

    /** @return nothing when the message makes no sense any more */
    Optional<OneTimeAddress> linkOf(Row row, @Nullable WorkerId passedOnBy) {
        return makerOf(row).make(row.journeyId(), row.template(), row.about(), passedOnBy);
    }

    /** Who gave the support that the page behind its link asks about. */
    Set<WorkerId> asksAbout(Row row) {
        return row.template().asksAboutSupport() ? makerOf(row).asksAbout(row.journeyId()) : Set.of();
    }

    /** Who may know what else opens the page behind its link. */
    Set<WorkerId> couldOpen(Row row) {
        return row.template().hasLink() ? makerOf(row).couldOpen(row.journeyId()) : Set.of();
    }

    private MessageLinks makerOf(Row row) {
        MessageLinks maker = makers.get(row.template());
        if (maker == null) {
            throw new IllegalStateException("Nobody makes the links of " + row.template());
        }
        return maker;
    }
}
