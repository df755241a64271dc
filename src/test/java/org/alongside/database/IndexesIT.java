package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What every step of every journey asks is answered by an index, however many tasks and journeys there are. */
@ProcessTest
class IndexesIT {
    private static final String NO_JOURNEY = "00000000-0000-4000-8000-000000000000";

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    alongside_idx_task_parent  | select * from engine.act_ru_task where parent_task_id_ = 'some-task'
                    walk_of_journey            | select worker_id from alongside.walk where journey_id = '{no journey}' order by since desc
                    alongside_idx_job_duedate  | select * from engine.act_ru_job where duedate_ <= now() order by duedate_
                    alongside_idx_task_free    | select * from engine.act_ru_task where assignee_ is null and offered_to_ = 'group:supervisor' order by priority_ desc, due_date_, create_time_ desc limit 15
                    alongside_idx_task_free_created  | select * from engine.act_ru_task where assignee_ is null and offered_to_ = 'group:supervisor' order by create_time_ desc limit 15
                    alongside_idx_task_taken_created | select * from engine.act_ru_task where assignee_ is not null and assignee_ <> 'me' and offered_to_ = 'group:supervisor' order by create_time_ desc limit 15
                    alongside_idx_task_offered | select count(*) from engine.act_ru_task where offered_to_ = 'group:supervisor'
                    alongside_idx_task_also_offered | select id_ from engine.act_ru_task where also_offered_to_ && array['group:supervisor']
                    """)
    void isAnsweredByAnIndex(String index, String question) {
        String plan = InOrganisation.asked(() -> transaction.execute(status -> {
            status.setRollbackOnly();
            // With a few rows any index will do, so there are many while the planner is asked, and none afterwards.
            jdbc.sql("""
                            insert into engine.act_ru_task
                                (id_, rev_, priority_, create_time_, assignee_, suspension_state_, offered_to_)
                            select 'many-' || n, 1, 50, now(), case when n % 2 = 0 then 'worker' || n % 40 end, 1,
                                'group:' || n % 50
                            from generate_series(1, 5000) n
                            """).update();
            // What the planner knows of the table is what it found when it was last looked at, which may have been
            // empty.
            jdbc.sql("analyze engine.act_ru_task").update();
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain " + question.replace("{no journey}", NO_JOURNEY))
                            .query(String.class)
                            .list());
        }));
        assertThat(plan).containsPattern("Index (Only )?Scan").contains(index);
    }
}
