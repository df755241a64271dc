package org.alongside.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The open tasks of an instance, as Cockpit shows them to those who may see the instance. */
@OverHttp
@ExcludeFromProcessCoverage
class TasksOfInstancesIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    private static HttpResponse<String> tasks(Visitor who, String instance) {
        return who.ask("/instances/tasks?instance=" + instance);
    }

    @Test
    void saysSinceWhenAndUntilWhenToSupervisorsAndNothingToOthers() {
        JourneyId journey = survivors.atWelcome();
        String instance =
                tasklist.as("worker1").about(journey).theirs("userTask_welcome").getProcessInstanceId();
        assertThat(tasks(visitors.as("supervisor1"), instance).body())
                .contains("Welcome the survivor", "\"since\":\"20", "\"until\":null")
                .doesNotContain("worker1");
        for (String somebody : List.of("worker1", "analyst1", "admin1")) {
            assertThat(tasks(visitors.as(somebody), instance).body())
                    .as(somebody)
                    .isEqualTo("[]");
        }
        assertThat(tasks(visitors.elsewhere("elsewhere2", "supervisor"), instance)
                        .body())
                .isEqualTo("[]");
        assertThat(tasks(visitors.as("supervisor1"), "no-such-instance").body()).isEqualTo("[]");
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void showsNoTaskOfAHiddenProcess() {
        survivors.inSupport();
        tasklist.as("worker1")
                .completes(
                        "userTask_walkAlongside",
                        Map.of("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "Said in a test"));
        String hidden =
                tasklist.as("supervisor1").theirs("userTask_assessOverlap").getProcessInstanceId();
        for (String supervisor : List.of("supervisor1", "supervisor2")) {
            assertThat(tasks(visitors.as(supervisor), hidden).body()).isEqualTo("[]");
        }
    }
}
