package org.alongside.messages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** What was told of messages, and the links of those that have one. */
@TestComponent
class HeardMessages implements MessageLinks {
    final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final Organisations organisations;
    Supplier<Optional<OneTimeAddress>> link = this::anew;
    Consumer<MessageEnded> whileHearing = ended -> {};

    HeardMessages(Organisations organisations) {
        this.organisations = organisations;
    }

    /** One bean makes the links of a template: here it is this one. */
    @Bean
    static BeanDefinitionRegistryPostProcessor alone() {
        return registry -> registry.removeBeanDefinition("recordOpenedLinks");
    }

    Optional<OneTimeAddress> anew() {
        return Optional.of(OneTimeAddress.make(organisations));
    }

    @EventListener
    void ended(MessageEnded ended) {
        whileHearing.accept(ended);
        outcomes.add(ended.outcome() + " " + ended.template() + " " + ended.number());
    }

    @Override
    public Set<MessageTemplate> templates() {
        return Set.of(MessageTemplate.RECORD_OPENED);
    }

    @Override
    public Optional<OneTimeAddress> make(
            JourneyId journeyId, MessageTemplate template, MessageSubjectId about, @Nullable WorkerId passedOnBy) {
        return link.get();
    }
}
