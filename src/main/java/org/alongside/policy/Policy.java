package org.alongside.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that holds to a rule of the catalogue. {@code docs/policies.md} is generated from these; the build fails
 * when a class refuses under a rule that it does not carry.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Policy.List.class)
public @interface Policy {
    PolicyId value();

    /**
     * What in the database holds it as well, one each: its kind and its name, such as {@code trigger walk_is_eligible}, and
     * a word on it where that is not enough. The build fails when no migration makes it.
     */
    String[] database() default {};

    /** Several rules held by one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        Policy[] value();
    }
}
