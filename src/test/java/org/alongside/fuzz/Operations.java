package org.alongside.fuzz;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Every operation of the interfaces of the engine and its web applications: what a WADL would list. */
final class Operations {
    private static final int DEPTH_MAX = 8;

    private final Map<String, Operation> found = new LinkedHashMap<>();

    /**
     * One thing that can be asked.
     *
     * @param path with names in braces
     * @param query names of parameters in the address
     * @param fields names in the body; null where it takes none
     */
    record Operation(String method, String path, Set<String> query, Set<String> fields, boolean hasBody) {}

    Operations add(String base, Application application) {
        application.getClasses().stream()
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> {
                    String path = path(type);
                    if (path != null) {
                        scan(type, base + slashed(path), 0);
                    }
                });
        return this;
    }

    /** In the order of their addresses. */
    List<Operation> all() {
        Map<String, Set<String>> asked = new HashMap<>();
        found.values().stream()
                .filter(Operation::hasBody)
                .forEach(operation -> asked.put(operation.path(), operation.fields()));
        List<Operation> all = new ArrayList<>();
        for (Operation operation : found.values()) {
            // A list that is asked for by the address takes what it takes in a body.
            Set<String> query = new TreeSet<>(operation.query());
            query.addAll(asked.getOrDefault(operation.path(), Set.of()));
            all.add(new Operation(
                    operation.method(), operation.path(), query, operation.fields(), operation.hasBody()));
        }
        all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return all;
    }

    private void scan(Class<?> type, String base, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        Method[] methods = type.getMethods();
        Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
        for (Method method : methods) {
            if (method.isBridge() || method.getDeclaringClass() == Object.class) {
                continue;
            }
            Path path = AnnotationUtils.findAnnotation(method, Path.class);
            HttpMethod verb = AnnotationUtils.findAnnotation(method, HttpMethod.class);
            String address = base + (path == null ? "" : slashed(path.value()));
            if (verb != null) {
                add(verb.value(), address, method);
            } else if (path != null
                    && !method.getReturnType().isPrimitive()
                    && method.getReturnType() != Object.class) {
                scan(method.getReturnType(), address, depth + 1);
            }
        }
    }

    private void add(String verb, String address, Method method) {
        Set<String> query = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        boolean hasBody = false;
        for (int i = 0; i < method.getParameterCount(); i++) {
            List<Annotation> annotations = annotations(method, i);
            annotations.stream()
                    .filter(QueryParam.class::isInstance)
                    .map(annotation -> ((QueryParam) annotation).value())
                    .forEach(query::add);
            Parameter parameter = method.getParameters()[i];
            if (annotations.stream()
                    .noneMatch(
                            annotation -> annotation.annotationType().getName().startsWith("jakarta.ws"))) {
                hasBody = true;
                if (parameter.getType().getName().startsWith("org.camunda")) {
                    for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(parameter.getType())) {
                        if (property.getWriteMethod() != null) {
                            fields.add(property.getName());
                        }
                    }
                }
            }
        }
        found.putIfAbsent(verb + " " + address, new Operation(verb, address, query, fields, hasBody));
    }

    /** Those of the method and of what it implements. */
    private static List<Annotation> annotations(Method method, int parameter) {
        List<Annotation> all = new ArrayList<>(Arrays.asList(method.getParameterAnnotations()[parameter]));
        for (Class<?> type : method.getDeclaringClass().getInterfaces()) {
            try {
                Method declared = type.getMethod(method.getName(), method.getParameterTypes());
                all.addAll(Arrays.asList(declared.getParameterAnnotations()[parameter]));
            } catch (NoSuchMethodException notFromThere) {
                continue;
            }
        }
        return all;
    }

    private static @Nullable String path(Class<?> type) {
        Path path = AnnotationUtils.findAnnotation(type, Path.class);
        return path == null ? null : path.value();
    }

    private static String slashed(String path) {
        String inside = path.replaceAll("^/|/$", "");
        return inside.isEmpty() ? "" : "/" + inside;
    }
}
