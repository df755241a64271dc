package org.alongside.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A delegate and the boxes that use it; once for each process. Only classes with this annotation can be named in a model;
 * the application does not start, and a test fails, when annotation and model do not match.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BpmnTask.List.class)
public @interface BpmnTask {
    /** Id of the process. */
    String process();

    /** Ids of the boxes in it. */
    String[] elements();

    /** The boxes of several processes. A component as well: the compiler leaves nothing else on such a class. */
    @Documented
    @Component
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        BpmnTask[] value();
    }
}
