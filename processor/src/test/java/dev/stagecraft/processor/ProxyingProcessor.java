/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs Stagecraft's processor as IntelliJ's own build runs each: with proxies of the compiler's objects. */
final class ProxyingProcessor extends AbstractProcessor {
    private final ResidualNetworkProcessor processor = new ResidualNetworkProcessor();
    private final Handler handler;

    /** What calls of the proxy are handed to. */
    enum Handler {
        /** A lambda, which captures the environment. */
        LAMBDA(environment -> (proxy, method, arguments) -> call(environment, method, arguments)),
        /** A class with the environment in a field that could hold anything. */
        GENERIC_FIELD(Delegating::new),
        /** One whose delegate has the environment. */
        NESTED(environment -> new Delegating<>(new Delegate(environment))),
        /** A proxy of a proxy. */
        PROXY(environment -> new Delegating<>(proxy(new Delegating<>(environment))));

        private final Function<ProcessingEnvironment, InvocationHandler> around;

        Handler(Function<ProcessingEnvironment, InvocationHandler> around) {
            this.around = around;
        }
    }

    ProxyingProcessor(Handler handler) {
        this.handler = handler;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processor.init(proxy(handler.around.apply(environment)));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    private static ProcessingEnvironment proxy(InvocationHandler handler) {
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                ProxyingProcessor.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private record Delegating<T>(T delegate) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object target = delegate instanceof Delegate holder ? holder.environment() : delegate;
            return call(target, method, arguments);
        }
    }

    private record Delegate(ProcessingEnvironment environment) {}
}
