package org.alongside.proof;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.alongside.policy.PolicyId;

/**
 * A test of rules that no {@link org.alongside.policy.Decision} decides, because a model, a table or what a page leaves
 * out holds them. It counts when the test ran and passed. Where code decides, the decision counts by itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {
    PolicyId[] value();
}
