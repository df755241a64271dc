package org.alongside.engine.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryPropertyAccessorTest {
    @BeforeEach
    void use() {
        QueryPropertyAccessor.use();
    }

    @Test
    void isAskedForAllQueries() throws Exception {
        assertThat(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class)).isInstanceOf(QueryPropertyAccessor.class);
        assertThat(OgnlRuntime.getPropertyAccessor(ProcessInstanceQueryImpl.class))
                .isSameAs(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class));
    }

    @Test
    void asksEachQueryByItself() {
        TaskQueryImpl whole = new TaskQueryImpl();
        TaskQueryImpl alternatives = (TaskQueryImpl) new TaskQueryImpl().or();
        for (int i = 0; i < 2; i++) {
            assertThat(OgnlCache.getValue("isOrQueryActive", whole)).isEqualTo(false);
            assertThat(OgnlCache.getValue("isOrQueryActive", alternatives)).isEqualTo(true);
        }
        ProcessInstanceQueryImpl roots =
                (ProcessInstanceQueryImpl) new ProcessInstanceQueryImpl().rootProcessInstances();
        assertThat(OgnlCache.getValue("isRootProcessInstances", roots)).isEqualTo(true);
        assertThat(OgnlCache.getValue("isRootProcessInstances", new ProcessInstanceQueryImpl()))
                .isEqualTo(false);
    }

    @Test
    void leavesGettersToMyBatis() {
        TaskQueryImpl named = (TaskQueryImpl) new TaskQueryImpl().taskName("Walk alongside");
        assertThat(OgnlCache.getValue("name", named)).isEqualTo("Walk alongside");
        assertThat(OgnlCache.getValue("name", new TaskQueryImpl())).isNull();
    }
}
