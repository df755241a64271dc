package org.alongside.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.wiring.Wiring;
import org.alongside.policy.Policy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The code that models are held against: delegates, senders of messages, fields of the record, texts, policies. */
@Component
class WiredCode {
    private final ApplicationContext context;
    private final ObjectProvider<FormRecord> record;
    private final ObjectProvider<FormOptions> options;
    private final ObjectProvider<FormText> texts;

    WiredCode(
            ApplicationContext context,
            ObjectProvider<FormRecord> record,
            ObjectProvider<FormOptions> options,
            ObjectProvider<FormText> texts) {
        this.context = context;
        this.record = record;
        this.options = options;
        this.texts = texts;
    }

    Wiring.Code read() {
        Map<String, Class<?>> delegates = new HashMap<>();
        for (String name : context.getBeanNamesForAnnotation(BpmnTask.class)) {
            Class<?> type = context.getType(name);
            if (type != null) {
                delegates.put(name, ClassUtils.getUserClass(type));
            }
        }
        List<Class<?>> senders = new ArrayList<>();
        for (String name : context.getBeanNamesForAnnotation(BpmnMessages.class)) {
            Class<?> type = context.getType(name);
            if (type != null) {
                senders.add(ClassUtils.getUserClass(type));
            }
        }
        Set<String> keys = new HashSet<>();
        options.orderedStream().forEach(option -> keys.add(option.key()));
        return new Wiring.Code(
                delegates,
                senders,
                record.getObject().fieldIds(),
                keys,
                texts.orderedStream().map(FormText::key).collect(Collectors.toSet()),
                policies().keySet());
    }

    /** Every policy of the code, with the class that holds it. */
    static Map<String, Class<?>> policies() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Policy.List.class));
        Map<String, Class<?>> policies = new HashMap<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.alongside")) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            for (Policy policy : type.getAnnotationsByType(Policy.class)) {
                policies.put(policy.id(), type);
            }
        }
        return policies;
    }
}
