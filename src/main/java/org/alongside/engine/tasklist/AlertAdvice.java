package org.alongside.engine.tasklist;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Puts what waits for the person who looks at the head of each of our pages, also where no script runs. */
@ControllerAdvice(annotations = Controller.class)
class AlertAdvice {
    private final AlertController alerts;

    AlertAdvice(AlertController alerts) {
        this.alerts = alerts;
    }

    /** Asked once, and only by a page that shows it, not by a redirect and not by what answers calls. */
    @ModelAttribute("alert")
    LazyContextVariable<@Nullable Alert> alert() {
        return new LazyContextVariable<>() {
            @Override
            protected @Nullable Alert loadValue() {
                return alerts.current().orElse(null);
            }
        };
    }
}
