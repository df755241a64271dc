package org.alongside.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Counts what the application asks of its database, by statement; each row of a batch is one. */
@TestComponent
public final class CountedStatements implements BeanPostProcessor {
    /** How a transaction ends; not among the statements. */
    public static final String COMMIT = "commit";

    /** Threads of requests, and of the tests themselves; what else runs from time to time is nobody's request. */
    private static final Pattern ASKED_FOR = Pattern.compile("http-.*|main");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final ThreadLocal<LongAdder> ofRequest = new ThreadLocal<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            // Below the pool: what is above it, such as its limits, stays as it is.
            DriverManagerDataSource driver =
                    new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            driver.setConnectionProperties(pool.getDataSourceProperties());
            pool.setDataSource(new Counted(driver));
        }
        return bean;
    }

    /** Counts of what this work asks, and other requests meanwhile; in the order of their words. */
    public Map<String, Long> during(Runnable work) {
        counts.clear();
        work.run();
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((statement, count) -> found.put(statement, count.sum()));
        return found;
    }

    /** How many statements this thread asks until the work is done, without the ends of transactions. */
    public <E extends Exception> long inThisThread(Work<E> work) throws E {
        LongAdder counted = new LongAdder();
        ofRequest.set(counted);
        try {
            work.run();
        } finally {
            ofRequest.remove();
        }
        return counted.sum();
    }

    /** Work that may fail. */
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** How many statements these are, without the ends of transactions. */
    public static long total(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(statement -> !statement.getKey().equals(COMMIT))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void count(String sql) {
        if (!ASKED_FOR.matcher(Thread.currentThread().getName()).matches()) {
            return;
        }
        LongAdder counted = ofRequest.get();
        if (counted != null && !sql.equals(COMMIT)) {
            counted.increment();
        }
        counts.computeIfAbsent(sql.strip().replaceAll("\\s+", " "), statement -> new LongAdder())
                .increment();
    }

    private final class Counted extends DelegatingDataSource {
        Counted(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return counting(Connection.class, super.getConnection(user, password), (method, arguments, answer) -> {
                if (method.equals("commit")) {
                    count(COMMIT);
                }
                if (answer instanceof PreparedStatement statement) {
                    return counting(statement, String.valueOf(arguments[0]));
                }
                return answer instanceof Statement statement ? counting(statement, null) : answer;
            });
        }
    }

    private Object counting(Object statement, @Nullable String sql) {
        Class<?> kind = statement instanceof CallableStatement
                ? CallableStatement.class
                : sql == null ? Statement.class : PreparedStatement.class;
        return counting(kind, statement, (method, arguments, answer) -> {
            if (method.equals("addBatch") || (method.startsWith("execute") && !method.equals("executeBatch"))) {
                count(arguments.length == 1 && arguments[0] instanceof String own ? own : String.valueOf(sql));
            }
            return answer;
        });
    }

    private interface After {
        Object called(String method, Object[] arguments, Object answer);
    }

    @SuppressWarnings("unchecked")
    private static <T> T counting(Class<? extends T> kind, Object of, After after) {
        return (T) Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {kind}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    return after.called(method.getName(), given, call(method, of, arguments));
                });
    }

    private static Object call(Method method, Object of, Object[] arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
