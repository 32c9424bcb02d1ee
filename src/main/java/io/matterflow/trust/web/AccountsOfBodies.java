package io.matterflow.trust.web;

import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Keeps with a request the trust account that its body names, so that an attempt that is refused says on which. */
@RestControllerAdvice(basePackageClasses = AccountsOfBodies.class)
class AccountsOfBodies extends RequestBodyAdviceAdapter {

  static final String ATTRIBUTE = AccountsOfBodies.class.getName();

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return NamesAccount.class.isAssignableFrom(parameter.getParameterType());
  }

  @Override
  public Object afterBodyRead(
      Object body, HttpInputMessage message, MethodParameter parameter, Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body instanceof NamesAccount named && named.account() != null) {
      RequestContextHolder.currentRequestAttributes()
          .setAttribute(ATTRIBUTE, named.account(), RequestAttributes.SCOPE_REQUEST);
    }
    return body;
  }
}
