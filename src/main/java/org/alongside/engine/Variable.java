package org.alongside.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a process: its name, and the type that code means. The constants of this type are generated from the models
 * into the {@code bpmn} package of each module, so that a name that no model declares does not compile.
 *
 * @param <T> what code reads and writes; the engine keeps text, dates, numbers, yes and no
 */
public final class Variable<T> {
    private final String name;
    private final Function<Object, T> read;
    private final Function<T, Object> stored;
    /** What is read where nothing is held; null where that is a mistake. */
    private final @Nullable T empty;

    private Variable(String name, Function<Object, T> read, Function<T, Object> stored, @Nullable T empty) {
        this.name = name;
        this.read = read;
        this.stored = stored;
        this.empty = empty;
    }

    /**
     * An id, kept as text.
     *
     * @param of reads it from its text
     */
    public static <I> Variable<I> id(String name, Function<String, I> of) {
        return new Variable<>(name, value -> of.apply(value.toString()), Object::toString, null);
    }

    /** A label, a code, one of several answers, or what a timer repeats. */
    public static Variable<String> text(String name) {
        return new Variable<>(name, Object::toString, text -> text, null);
    }

    /** A moment, kept as a date. */
    public static Variable<Instant> date(String name) {
        return new Variable<>(name, value -> ((Date) value).toInstant(), Date::from, null);
    }

    /** Yes or no; what was not answered reads as no. */
    public static Variable<Boolean> yesNo(String name) {
        return new Variable<>(name, Boolean.TRUE::equals, value -> value, false);
    }

    /** A whole number. */
    public static Variable<Integer> number(String name) {
        return new Variable<>(name, value -> ((Number) value).intValue(), value -> value, null);
    }

    /** What was ticked in a list, in its order; nothing ticked reads as an empty set. */
    public static Variable<Set<String>> choices(String name) {
        return new Variable<>(name, Variable::ticked, ticked -> String.join(",", ticked), Set.of());
    }

    private static Set<String> ticked(Object value) {
        Stream<String> all = value instanceof Collection<?> many
                ? many.stream().map(Object::toString)
                : Arrays.stream(value.toString().split(",", -1));
        Set<String> codes = all.filter(code -> !code.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new));
        return Collections.unmodifiableSet(codes);
    }

    /** As models and forms name it. */
    public String name() {
        return name;
    }

    /**
     * What it holds.
     *
     * @throws IllegalStateException where it holds nothing, unless it is yes or no, or a list of choices
     */
    public T get(VariableScope scope) {
        T value = find(scope).orElse(empty);
        if (value == null) {
            throw new IllegalStateException("The variable " + name + " is missing.");
        }
        return value;
    }

    /** What it holds, if anything. */
    public Optional<T> find(VariableScope scope) {
        return of(scope.getVariable(name));
    }

    /** Whether it was ever set, also to nothing. */
    public boolean isKnown(VariableScope scope) {
        return scope.hasVariable(name);
    }

    /** Sets it; null clears it. The engine refuses it where the process does not declare it. */
    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, stored(value));
    }

    /** Sets it for the next steps of this transaction only; it is never stored. */
    public void passOn(VariableScope scope, T value) {
        scope.setVariable(name, Variables.untypedValue(stored(value), true));
    }

    /** The value as code means it. */
    Optional<T> of(@Nullable Object kept) {
        return Optional.ofNullable(kept).map(read);
    }

    /** The value as the engine keeps it. */
    @Nullable
    Object stored(@Nullable T value) {
        return value == null ? null : stored.apply(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variable<?> variable && name.equals(variable.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
