package org.alongside.database;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.DispatcherType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The connections of the application. A database that does not answer holds up a request only until its deadline, and
 * all other work until the pool's own, longer limits.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionPool {
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    static HikariDataSource dataSource(DataSourceProperties properties) {
        return properties.initializeDataSourceBuilder().type(Bounded.class).build();
    }

    @Bean
    static FilterRegistrationBean<RequestDeadlineFilter> requestDeadlineFilter() {
        var registration = new FilterRegistrationBean<>(new RequestDeadlineFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return registration;
    }

    /** The pool sets a connection's limit back when it is returned. */
    static final class Bounded extends HikariDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            RequestDeadline deadline = RequestDeadline.current();
            if (deadline == null) {
                return super.getConnection();
            }
            if (deadline.isOver()) {
                throw new SQLTransientConnectionException("The database has not answered in the time of a request.");
            }
            Connection connection = super.getConnection();
            try {
                connection.setNetworkTimeout(
                        Runnable::run, (int) deadline.silence().toMillis());
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}
