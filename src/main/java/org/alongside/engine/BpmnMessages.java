package org.alongside.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The messages that a class sends to a process; once for each process that awaits one. The application does not start
 * when a model does not await them, or awaits one that nobody sends.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BpmnMessages.List.class)
public @interface BpmnMessages {
    /** Id of the process. */
    String process();

    /** Names of the messages. */
    String[] names();

    /** The messages to several processes. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        BpmnMessages[] value();
    }
}
