package io.matterflow.access.doors;

import io.matterflow.engine.StandIns;
import io.matterflow.kernel.Actor;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a controller the person who calls, as a parameter {@code Actor actor} that no caller can send. */
@Component
class ActorArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final StandIns standIns;

  ActorArguments(StandIns standIns) {
    this.standIns = standIns;
  }

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  public Actor resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
      WebDataBinderFactory binders) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
      var actor = signedIn.actor();
      return actor.timekeeper().map(standIns::representedBy).map(actor::standingInFor).orElse(actor);
    }
    throw new IllegalStateException("an endpoint that asks for its caller stands outside the doors: "
        + parameter.getExecutable());
  }
}
