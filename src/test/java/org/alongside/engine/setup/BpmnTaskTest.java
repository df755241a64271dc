package org.alongside.engine.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.wiring.WiredCode;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** A delegate of several processes is found like one of a single process. */
class BpmnTaskTest {
    /** No static class: as such the scan of the application itself would find it. */
    @BpmnTask(process = "first", elements = "serviceTask_first")
    @BpmnTask(process = "second", elements = "serviceTask_second")
    class RingBell implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {}
    }

    @Test
    void theScanTakesItForAComponentOfItsOwnName() throws Exception {
        var read = new SimpleMetadataReaderFactory();
        assertThat(new AnnotationTypeFilter(Component.class)
                        .match(read.getMetadataReader(RingBell.class.getName()), read))
                .isTrue();
        assertThat(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                        new AnnotatedGenericBeanDefinition(RingBell.class), new AnnotationConfigApplicationContext()))
                .endsWith("ingBell");
    }

    @Test
    void aModelMayNameIt() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("ringBell", RingBell.class, RingBell::new);
            context.refresh();
            DelegateBeans delegates = new DelegateBeans(() -> context);
            assertThat(delegates.get("ringBell")).isInstanceOf(RingBell.class);
            assertThat(new WiredCode(context).read(java.util.Set.of()).delegates())
                    .containsEntry("ringBell", RingBell.class);
        }
    }
}
