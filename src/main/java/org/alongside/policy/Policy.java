package org.alongside.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that holds to a rule of the policy catalogue. One class of each id tells the rule and its source; others
 * that refuse as well carry the id alone. {@code docs/policies.md} is generated from these, and the build fails when a
 * model names an id that no class carries.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Policy.List.class)
public @interface Policy {
    /** The id in the catalogue, such as {@code CONSENT-04}. */
    String id();

    /** The rule in one sentence of our own; empty where another class tells it. */
    String rule() default "";

    /** Where it comes from: a chapter of the guidelines, a law, or "own" for a rule of this service; told with the rule. */
    String source() default "";

    /** What in the database refuses as well: a table, constraint, trigger or grant; empty where data cannot hold it. */
    String database() default "";

    /** Several rules held by one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        Policy[] value();
    }
}
