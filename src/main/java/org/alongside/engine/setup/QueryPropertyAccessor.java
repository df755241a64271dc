package org.alongside.engine.setup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Remembers which method answers a property of a query. The statements of the engine ask queries for properties that are
 * named as their method is ({@code query.isOrQueryActive}) and have no getter. MyBatis remembers only getters, and looks
 * through all methods of the query each time, many times in each statement:
 * a tenth of the processor's time of random walks through journeys.
 */
final class QueryPropertyAccessor extends ObjectPropertyAccessor {
    private static final Object[] NOTHING = {};

    private final Map<Class<?>, Map<String, Optional<Method>>> methods = new ConcurrentHashMap<>();

    /** From here on all statements of this JVM ask queries through it. */
    static void use() {
        if (!(accessor() instanceof QueryPropertyAccessor)) {
            OgnlRuntime.setPropertyAccessor(ListQueryParameterObject.class, new QueryPropertyAccessor());
        }
    }

    private static Object accessor() {
        try {
            return OgnlRuntime.getPropertyAccessor(ListQueryParameterObject.class);
        } catch (OgnlException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
        Optional<Method> method = methods.computeIfAbsent(target.getClass(), type -> new ConcurrentHashMap<>())
                .computeIfAbsent(name, property -> withoutGetter(target.getClass(), property));
        if (method.isEmpty()) {
            return super.getPossibleProperty(context, target, name);
        }
        try {
            return OgnlRuntime.invokeMethod(target, method.get(), NOTHING);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new OgnlException(name, e);
        }
    }

    /** Where there is a getter, MyBatis remembers it. */
    private static Optional<Method> withoutGetter(Class<?> type, String property) {
        return OgnlRuntime.getGetMethod(type, property) == null
                ? Optional.ofNullable(OgnlRuntime.getReadMethod(type, property))
                : Optional.empty();
    }
}
