package org.alongside.journey.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The page of a team asks as much of the database for 1,000 people as for 12, and answers as soon. */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=team_of_many")
@ExcludeFromProcessCoverage
class TeamOfManyIT {
    private static final long STATEMENTS_MAX = 14;
    private static final int ROWS_MAX = 100;

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    CountedStatements statements;

    private void are(int survivorsCount, int workersCount) {
        Map<String, Integer> counts = Map.of("survivors", survivorsCount, "workers", workersCount);
        visitors.rows("""
                insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by)
                select gen_random_uuid(), 'demo', 'Many ' || n || '-' || cast(:survivors as int), 'OPEN', 'MATCH', 'worker1'
                from generate_series(1, cast(:survivors as int)) n returning id
                """, counts);
        visitors.rows("""
                insert into alongside.worker (user_id, organisation_id, trained_until)
                select 'many' || n, 'demo', current_date + n from generate_series(1, cast(:workers as int)) n
                on conflict do nothing returning user_id
                """, counts);
        for (String kind : new String[] {
            "100, 'worker1', localtimestamp", "50, 'worker1', localtimestamp - interval '1 day'", "50, null, null"
        }) {
            visitors.rows("""
                    insert into engine.act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_,
                        task_def_key_, create_time_, suspension_state_, tenant_id_, priority_, assignee_, due_date_)
                    select gen_random_uuid()::text, 1, t.execution_id_, t.proc_inst_id_, t.proc_def_id_, t.name_,
                        t.task_def_key_, localtimestamp, 1, t.tenant_id_, %s
                    from engine.act_ru_task t, generate_series(1, cast(:survivors as int))
                    where t.name_ like 'Welcome%%' and t.create_time_ = (select min(create_time_) from engine.act_ru_task)
                    returning id_
                    """.formatted(kind), counts);
        }
    }

    @Test
    void asksAsMuchForAThousandAsForTwelve() {
        survivors.atWelcome();
        Visitor supervisor = visitors.as("supervisor1");
        long beside = CountedStatements.total(statements.during(() -> supervisor.get("/journeys/done?what=left")));
        are(12, 12);
        Map<String, Long> few = statements.during(() -> supervisor.get("/team"));
        are(1_000, 1_000);
        Map<String, Long> many = statements.during(() -> supervisor.get("/team"));
        assertThat(CountedStatements.total(few) - beside)
                .as("statements of %s", few)
                .isLessThanOrEqualTo(STATEMENTS_MAX);
        assertThat(CountedStatements.total(many)).isEqualTo(CountedStatements.total(few));

        String page = supervisor.get("/team").body();
        for (String part : new String[] {"urgent", "overdue", "waiting", "untaken", "workers"}) {
            int from = page.indexOf("aria-labelledby=\"" + part + "\"");
            String rows = page.substring(from, page.indexOf("</section>", from));
            assertThat(rows.split("<tr role=\"row\">", -1).length - 2).as(part).isEqualTo(ROWS_MAX);
            assertThat(rows).contains("There are more");
        }
    }
}
