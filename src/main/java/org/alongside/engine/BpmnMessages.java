package org.alongside.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The messages that a class sends to a process; the application does not start when the model does not await them. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BpmnMessages {
    /** Id of the process. */
    String process();

    /** Names of the messages. */
    String[] names();
}
