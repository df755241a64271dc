package org.alongside.engine.wiring;

import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.FormOptions;
import org.alongside.engine.FormText;
import org.alongside.policy.PolicyId;
import org.alongside.policy.PolicyState;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The code that models are held against: delegates, senders of messages, options, texts, policies. It reads definitions of
 * beans and makes none of them, so that models can be checked without a database.
 */
@Component
public class WiredCode {
    private final ListableBeanFactory beans;

    public WiredCode(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The code as it is declared on the class path, without starting anything. */
    static WiredCode declared() {
        DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(factory);
        // Without the application's own class, which would bring everything that Spring Boot can configure.
        scanner.addExcludeFilter(new AnnotationTypeFilter(SpringBootApplication.class));
        // Without the configurations of tests, where there are tests on the class path.
        String classes = placeOfOurClasses();
        scanner.addExcludeFilter(
                (type, types) -> !type.getResource().getURL().toString().startsWith(classes));
        scanner.scan("org.alongside");
        new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(factory);
        return new WiredCode(factory);
    }

    private static String placeOfOurClasses() {
        String name = ClassUtils.convertClassNameToResourcePath(WiredCode.class.getName()) + ".class";
        URL here = Objects.requireNonNull(WiredCode.class.getClassLoader().getResource(name));
        return here.toString().substring(0, here.toString().length() - name.length());
    }

    /** @param recordFields ids of the fields of the record */
    public Wiring.Code read(Set<String> recordFields) {
        Map<String, Class<?>> delegates = new HashMap<>(annotated(BpmnTask.class));
        delegates.putAll(annotated(BpmnTask.List.class));
        List<Class<?>> senders = new ArrayList<>(annotated(BpmnMessages.class).values());
        senders.addAll(annotated(BpmnMessages.List.class).values());
        return new Wiring.Code(
                delegates, senders, recordFields, names(FormOptions.class), names(FormText.class), heldPolicies());
    }

    /** Classes by the name of their bean. */
    private Map<String, Class<?>> annotated(Class<? extends Annotation> annotation) {
        Map<String, Class<?>> types = new HashMap<>();
        for (String name : beans.getBeanNamesForAnnotation(annotation)) {
            Class<?> type = beans.getType(name);
            if (type != null) {
                types.put(name, ClassUtils.getUserClass(type));
            }
        }
        return types;
    }

    private Set<String> names(Class<?> type) {
        return Set.of(beans.getBeanNamesForType(type, true, false));
    }

    /** Options and texts whose bean has another name than their key; forms are held against the names. */
    public List<String> misnamed() {
        List<String> problems = new ArrayList<>();
        beans.getBeansOfType(FormOptions.class).forEach((name, bean) -> misnamed(name, bean.key(), problems));
        beans.getBeansOfType(FormText.class).forEach((name, bean) -> misnamed(name, bean.key(), problems));
        return problems;
    }

    private static void misnamed(String name, String key, List<String> problems) {
        if (!name.equals(key)) {
            problems.add("The bean " + name + " provides " + key + " to forms. Please name the bean " + key + ".");
        }
    }

    /** Rules that the service holds, at least in part: a box names no other. */
    private static Set<String> heldPolicies() {
        return Arrays.stream(PolicyId.values())
                .filter(rule -> rule.state() != PolicyState.NOT_YET)
                .map(PolicyId::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
