package org.alongside.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.alongside.policy.PolicyId;

/**
 * The answers without which a delegate cannot hold its policy. The application does not start when a form before a box of this delegate
 * does not ask for one of them, as the policy would not be asked any more with that form. What was deployed before goes on as it is.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(NeedsAnswers.All.class)
public @interface NeedsAnswers {
    /** Keys of the fields, each of which goes on in the process without being stored. */
    String[] fields();

    /** The policy that asks for them. */
    PolicyId policy();

    /** Holds several of them: one for each policy. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        NeedsAnswers[] value();
    }
}
